package dev.basalt.application.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.basalt.application.fake.FakeAgent;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.model.facts.ListedLimits;
import dev.basalt.domain.model.facts.ModelCatalogue;
import dev.basalt.domain.model.facts.ModelListing;
import dev.basalt.domain.model.facts.ModelPrice;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

class ModelApisTest {

    private static final ModelPrice PRICE =
            new ModelPrice(
                    BigDecimal.ONE,
                    BigDecimal.TEN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(
                            new ModelPrice.Tier(
                                    50_000,
                                    new ModelPrice(
                                            BigDecimal.TWO,
                                            BigDecimal.TEN,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty()))));

    private static final ModelFamily LARGE = family(1_000_000);
    private static final ModelFamily SMALL = family(8_000);

    @Test
    void anApiIsFoundByItsWord() {
        var chat = new FakeApi("chat");

        assertEquals(
                Optional.of(chat),
                new ModelApis(List.of(new FakeApi("responses"), chat)).find("chat"));
    }

    @Test
    void aProviderWhoseApiThereIsNotCannotBeAsked() {
        ProviderSettings provider = FakeApi.provider("https://x.example", "telepathy", false);

        assertEquals(
                Either.left(new ModelError.UnknownWireApi("telepathy")),
                FakeApi.standard().spokenBy(provider));
    }

    @Test
    void twoApisCannotHaveOneWord() {
        List<ModelApi> twins = List.of(new FakeApi("chat"), new FakeApi("chat"));

        assertThrows(IllegalArgumentException.class, () -> new ModelApis(twins));
    }

    @Nested
    class ExtensionApis {

        private final AtomicBoolean asked = new AtomicBoolean();

        private final ModelApis apis =
                new ModelApis(
                        List.of(new FakeApi("responses")),
                        () -> {
                            asked.set(true);
                            return List.of(new FakeApi("semaphore"));
                        },
                        new ProviderLimits(
                                ModelCatalogue.EMPTY, ModelListing.NONE, ListedLimits.NONE));

        @Test
        void areFoundToo() {
            assertEquals(Optional.of(new FakeApi("semaphore")), apis.find("semaphore"));
        }

        @Test
        void areListedAfterTheOthers() {
            assertEquals(List.of("responses", "semaphore"), apis.words());
        }

        @Test
        void areNotWaitedForWhenAnotherIsMeant() {
            apis.find("responses");

            assertFalse(asked.get());
        }
    }

    @Nested
    class TheFamilyOfAModel {

        private final ModelApis apis =
                new ModelApis(
                        List.of(
                                knowing("chat", Map.of("heron-2", SMALL)),
                                knowing("responses", Map.of("heron-2", LARGE)),
                                knowing("semaphore", Map.of("wave-1", LARGE))));

        @Test
        void isWhatTheApiOfItsProviderKnows() {
            assertEquals(LARGE, apis.family(settings(new FakeAgent()), "heron-2"));
        }

        @Test
        void isWhatAnotherApiKnowsWhenItIsReachedThroughAGateway() {
            assertEquals(LARGE, apis.family(settings(new FakeAgent()), "wave-1"));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void isWhatTheUserSaysWhenNoApiKnowsIt(boolean reasoning) {
            Settings settings =
                    settings(
                            new FakeAgent()
                                    .configure("model_supports_reasoning_summaries", reasoning));

            assertEquals(
                    new ModelFamily(
                            reasoning,
                            false,
                            PatchTool.NONE,
                            false,
                            false,
                            true,
                            OptionalLong.empty(),
                            OptionalLong.empty()),
                    apis.family(settings, "mock-model"));
        }

        @Test
        void hasTheLimitsThatAreConfigured() {
            Settings settings =
                    settings(
                            new FakeAgent()
                                    .configure("model_context_window", 50_000)
                                    .configure("model_max_output_tokens", 1_000));

            ModelFamily family = apis.family(settings, "heron-2");

            assertEquals(OptionalLong.of(50_000), family.contextWindow());
            assertEquals(OptionalLong.of(1_000), family.maxOutputTokens());
            assertEquals(PatchTool.FUNCTION, family.patchTool());
        }

        @Test
        void isWhatIsConfiguredOfTheModelByAnyOfItsNames() {
            Settings settings =
                    settings(
                            new FakeAgent()
                                    .configure("model_overrides.heron-2.context_window", 77_000)
                                    .configure("model_overrides.heron-2.edit_tool", "edit")
                                    .configure("model_overrides.heron-2.images", false)
                                    .configure("model_overrides.heron-2.soft_limit", 9_000));

            for (String name : List.of("heron-2", "maker/heron-2")) {
                ModelFamily family = apis.family(settings, name);

                assertEquals(OptionalLong.of(77_000), family.contextWindow());
                assertEquals(OptionalLong.of(9_000), family.costlyTokens());
                assertEquals(PatchTool.EDIT, family.patchTool());
                assertFalse(family.images());
            }
            assertEquals(LARGE, apis.family(settings, "wave-1"));
        }

        @Test
        void hasTheLimitsOfTheCatalogueWhenNoApiKnowsIt() {
            assertEquals(
                    OptionalLong.of(64_000),
                    listing().family(settings(new FakeAgent()), "otter").contextWindow());
            assertEquals(LARGE, listing().family(settings(new FakeAgent()), "heron-2"));
        }

        @Test
        void hasNoMoreThanTheCatalogueSaysWhereAnotherThanItsMakerServesIt() {
            var family = listing().family(settings(new FakeAgent()), "maker/heron-2");

            assertEquals(OptionalLong.of(64_000), family.contextWindow());
            assertEquals(LARGE.maxOutputTokens(), family.maxOutputTokens());
        }

        @Test
        void isSummarisedWhereTheCatalogueSaysThatItCostsMore() {
            assertEquals(
                    OptionalLong.of(50_000),
                    listing().family(settings(new FakeAgent()), "otter").costlyTokens());
        }

        @Test
        void costsWhatTheCatalogueSaysUnlessAPriceIsConfigured() {
            assertEquals(Optional.of(PRICE), listing().price(settings(new FakeAgent()), "otter"));
            assertEquals(
                    Optional.of(
                            new ModelPrice(
                                    new BigDecimal("0.5"),
                                    new BigDecimal("2"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty())),
                    listing()
                            .price(
                                    settings(
                                            new FakeAgent()
                                                    .configure(
                                                            "model_overrides.otter.input_price",
                                                            0.5)
                                                    .configure(
                                                            "model_overrides.otter.output_price",
                                                            2)),
                                    "otter"));
        }

        private ModelApis listing() {
            return new ModelApis(
                    List.of(knowing("responses", Map.of("heron-2", LARGE, "maker/heron-2", LARGE))),
                    List::of,
                    new ProviderLimits(
                            (_, model) ->
                                    Set.of("otter", "heron-2", "maker/heron-2").contains(model)
                                            ? Optional.of(
                                                    new ModelCatalogue.Entry(
                                                            OptionalLong.of(64_000),
                                                            OptionalLong.empty(),
                                                            Optional.of(PRICE)))
                                            : Optional.empty(),
                            ModelListing.NONE,
                            ListedLimits.NONE));
        }

        private Settings settings(FakeAgent agent) {
            return agent.resolveSettings().handle(ConversationOptions.NONE).get();
        }
    }

    private static FakeApi knowing(String word, Map<String, ModelFamily> families) {
        return new FakeApi(word, Optional.empty(), Optional.empty(), families);
    }

    private static ModelFamily family(long contextWindow) {
        return new ModelFamily(
                true,
                false,
                PatchTool.FUNCTION,
                false,
                true,
                true,
                OptionalLong.of(contextWindow),
                OptionalLong.empty());
    }
}
