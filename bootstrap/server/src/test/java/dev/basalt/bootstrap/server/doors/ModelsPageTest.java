package dev.basalt.bootstrap.server.doors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.anthropic.MessagesApi;
import dev.basalt.adapter.models.gemini.GeminiApi;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.catalogue.BundledCatalogue;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.adapter.models.openai.chat.ChatCompletionsApi;
import dev.basalt.adapter.models.openai.responses.ResponsesApi;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.facts.ModelCatalogue;
import dev.basalt.domain.model.facts.ModelPrice;
import dev.basalt.domain.model.provider.ProviderSettings;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of models in docs/providers.md follows from the rows of the program, from its table of
 * prices and from what it sends. With {@code -Dbasalt.docs.write=true} the page is updated.
 */
class ModelsPageTest {

    private static final Path PAGE = Path.of("../../docs/providers.md");

    private static final Pattern TABLE =
            Pattern.compile("<!-- models -->\n(?s:.*?)<!-- end of models -->\n");

    private static final String UNKNOWN = "–";

    private static final String CODEX = "codex 0.171.0";
    private static final String CLAUDE = "platform.claude.com";
    private static final String GOOGLE = "docs.cloud.google.com";
    private static final String MODELS_DEV = "models.dev";

    /** The makers' current models. */
    private static final List<Model> CURRENT =
            Stream.of(
                            models("openai", CODEX, "gpt-6.2-sol gpt-6.2-astra"),
                            models("openai", CODEX, "gpt-6.1-sol gpt-6.1-terra"),
                            models("openai", CODEX, "gpt-6-astra gpt-6-sol gpt-6-luna"),
                            models("openai", CODEX, "gpt-5.6-sol gpt-5.6-terra gpt-5.6-luna"),
                            models("anthropic", CLAUDE, "claude-fable-5-2 claude-fable-5-1"),
                            models("anthropic", CLAUDE, "claude-opus-5-5 claude-sonnet-5-5"),
                            models("anthropic", CLAUDE, "claude-haiku-5-5 claude-haiku-4-5"),
                            models("gemini", GOOGLE, "gemini-4-hydrogen gemini-4-carbon"),
                            models("gemini", GOOGLE, "gemini-4-argon gemini-3.8-flash"),
                            models("gemini", GOOGLE, "gemini-3.7-flash gemini-3.6-flash"),
                            models("gemini", GOOGLE, "gemini-3.5-flash-lite"),
                            models("gemini", GOOGLE, "gemini-3.1-pro-preview"),
                            models("deepseek", MODELS_DEV, "deepseek-v4-pro deepseek-flash"),
                            models("zai", MODELS_DEV, "glm-5.3 glm-5.3-flash"),
                            models("moonshot", MODELS_DEV, "kimi-k3"),
                            models("xai", MODELS_DEV, "grok-4.7 grok-4.5"),
                            models("minimax", MODELS_DEV, "MiniMax-M3"),
                            models("alibaba", MODELS_DEV, "qwen3.8-max"),
                            models("mistral", MODELS_DEV, "mistral-medium-latest"),
                            models("mistral", MODELS_DEV, "mistral-small-latest"))
                    .flatMap(List::stream)
                    .toList();

    private final ModelHttp http = new ModelHttp();
    private final List<ModelApi> apis =
            List.of(
                    new ResponsesApi(http, "basalt"),
                    new ChatCompletionsApi(http),
                    new MessagesApi(http),
                    new GeminiApi(http));
    private final ModelCatalogue prices = new BundledCatalogue();

    /**
     * A model at the service of its maker.
     *
     * @param source where its limits and efforts were read
     */
    private record Model(String provider, String name, String source) {}

    private static List<Model> models(String provider, String source, String names) {
        return Stream.of(names.split(" ", -1))
                .map(name -> new Model(provider, name, source))
                .toList();
    }

    @Test
    void theTableOfModelsIsTheOneThatFollowsFromTheProgram() throws IOException {
        String page = Files.readString(PAGE);
        assertTrue(TABLE.matcher(page).find(), "the page has no table of models");
        String expected = TABLE.matcher(page).replaceAll(Matcher.quoteReplacement(table()));
        if (Boolean.getBoolean("basalt.docs.write")) {
            Files.writeString(PAGE, expected);
        }

        assertEquals(expected, Files.readString(PAGE));
    }

    @Test
    void aRowHasLimitsEffortsToolThinkingPriceAndSource() {
        assertEquals(
                "| `claude-opus-5-5` | `anthropic` | 1 000 000 | – | 128 000 | low medium high"
                        + " xhigh max | `edit`, `write` | `thinking` adaptive,"
                        + " `output_config.effort` | 4 / 20 / 0.2 / 5 | platform.claude.com |\n",
                row(new Model("anthropic", "claude-opus-5-5", CLAUDE)));
    }

    @Test
    void aRowHasThePriceOfLargeRequests() {
        assertEquals(
                "| `gpt-6.1-sol` | `openai` | 500 000 | – | 128 000 | low medium high xhigh max"
                        + " | `apply_patch` | `reasoning.effort` | 2 / 10 / 0.1 / 2.5; above"
                        + " 272 000: 4 / 15 / 0.2 / 5 | codex 0.171.0 |\n",
                row(new Model("openai", "gpt-6.1-sol", CODEX)));
    }

    private String table() {
        return "<!-- models -->\n"
                + "| model | provider | window | soft limit | output limit | efforts | edits with"
                + " | thinking | price | limits from |\n"
                + "|---|---|---|---|---|---|---|---|---|---|\n"
                + CURRENT.stream().map(this::row).collect(Collectors.joining())
                + "<!-- end of models -->\n";
    }

    private String row(Model model) {
        ModelApi api =
                apis.stream()
                        .filter(candidate -> provider(candidate, model).isPresent())
                        .findFirst()
                        .orElseThrow();
        ModelFamily family = api.family(model.name()).orElseThrow();
        return Stream.of(
                        "`" + model.name() + "`",
                        "`" + model.provider() + "`",
                        tokens(family.contextWindow()),
                        tokens(family.costlyTokens()),
                        tokens(family.maxOutputTokens()),
                        efforts(family),
                        tool(family.patchTool()),
                        thinking(api, model.name(), family),
                        price(provider(api, model).orElseThrow(), model.name()),
                        model.source())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static Optional<ProviderSettings> provider(ModelApi api, Model model) {
        return Stream.concat(
                        api.home().stream(),
                        api.providers(Map.of()).stream().map(provider -> provider.settings()))
                .filter(provider -> provider.id().equals(model.provider()))
                .findFirst();
    }

    private static String efforts(ModelFamily family) {
        return family.efforts().words().isEmpty()
                ? UNKNOWN
                : family.efforts().words().stream()
                        .map(ReasoningEffort::word)
                        .collect(Collectors.joining(" "));
    }

    private static String tool(PatchTool tool) {
        return switch (tool) {
            case CUSTOM -> "`apply_patch`";
            case FUNCTION -> "`apply_patch` as a function";
            case EDIT -> "`edit`, `write`";
            case NONE -> "the shell";
        };
    }

    /** Reads from a request how the model is asked for its highest effort. */
    private static String thinking(ModelApi api, String model, ModelFamily family) {
        try (var server = new LoopbackServer()) {
            SampleRequest request = SampleRequest.to(server.url()).model(model);
            if (family.reasoning()) {
                List<ReasoningEffort> efforts = family.efforts().words();
                request.reasoning(
                        efforts.isEmpty() ? ReasoningEffort.HIGH : efforts.getLast(),
                        ReasoningSummary.AUTO);
            }
            assertTrue(
                    api.respond(request.build(), _ -> {}, new Cancellation()).isLeft(),
                    "nobody has answered");

            return field(server.requests().getFirst().body());
        }
    }

    private static String field(String body) {
        if (body.contains("\"output_config\":{\"effort\":")
                && body.contains("\"thinking\":{\"type\":\"adaptive\"")) {
            return "`thinking` adaptive, `output_config.effort`";
        }
        if (body.contains("\"budget_tokens\":")) {
            return "`thinking.budget_tokens`";
        }
        if (body.contains("\"thinkingLevel\":")) {
            return "`thinkingLevel`";
        }
        if (body.contains("\"reasoning\":{\"effort\":")) {
            return "`reasoning.effort`";
        }
        return body.contains("\"reasoning_effort\":") ? "`reasoning_effort`" : UNKNOWN;
    }

    private String price(ProviderSettings provider, String model) {
        return prices.find(provider, model)
                .flatMap(ModelCatalogue.Entry::price)
                .map(price ->
                        dollars(price)
                                + price.above()
                                        .map(tier ->
                                                "; above "
                                                        + tokens(OptionalLong.of(tier.tokens()))
                                                        + ": "
                                                        + dollars(tier.price()))
                                        .orElse(""))
                .orElse(UNKNOWN);
    }

    private static String dollars(ModelPrice price) {
        return Stream.of(
                        Optional.of(price.input()),
                        Optional.of(price.output()),
                        price.cacheRead(),
                        price.cacheWrite())
                .map(amount -> amount.map(BigDecimal::toPlainString).orElse(UNKNOWN))
                .collect(Collectors.joining(" / "));
    }

    private static String tokens(OptionalLong tokens) {
        return tokens.isPresent()
                ? String.format(Locale.ROOT, "%,d", tokens.getAsLong()).replace(',', ' ')
                : UNKNOWN;
    }
}
