package dev.basalt.adapter.models.http.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.facts.ModelCatalogue.Entry;
import dev.basalt.domain.model.facts.ModelPrice;
import dev.basalt.domain.model.provider.ProviderSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** The table of models in the program. */
class BundledCatalogueTest {

    private final BundledCatalogue catalogue = new BundledCatalogue();

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5.6-sol", "openai/gpt-5.6-sol"})
    void aModelHasTheFiguresOfItsMakersService(String model) {
        assertEquals(
                Optional.of(
                        new Entry(
                                OptionalLong.of(1_050_000),
                                OptionalLong.of(128_000),
                                Optional.of(
                                        price(
                                                "4",
                                                "20",
                                                "0.4",
                                                "5",
                                                Optional.of(
                                                        new ModelPrice.Tier(
                                                                272_000,
                                                                price(
                                                                        "8",
                                                                        "30",
                                                                        "0.8",
                                                                        "10",
                                                                        Optional.empty()))))))),
                catalogue.find(at("https://api.openai.com/v1"), model));
    }

    @Test
    void aNameWithCapitalsIsFound() {
        assertEquals(
                OptionalLong.of(204_800),
                catalogue
                        .find(at("https://API.minimax.io/anthropic/v1"), "MiniMax-M2.7")
                        .orElseThrow()
                        .contextWindow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://gateway.example/v1", "http://127.0.0.1:11434/v1", "nonsense"})
    void whoElseServesAModelHasPricesOfItsOwn(String url) {
        assertEquals(Optional.empty(), catalogue.find(at(url), "gpt-5.6-sol"));
    }

    @Test
    void aModelThatIsNotListedIsNotKnown() {
        assertEquals(Optional.empty(), catalogue.find(at("https://api.openai.com/v1"), "gpt-99"));
    }

    private static ModelPrice price(
            String input,
            String output,
            String read,
            String write,
            Optional<ModelPrice.Tier> above) {
        return new ModelPrice(
                new BigDecimal(input),
                new BigDecimal(output),
                Optional.of(new BigDecimal(read)),
                Optional.of(new BigDecimal(write)),
                above);
    }

    private static ProviderSettings at(String url) {
        return SampleRequest.to("http://nobody.invalid").build().provider().at(url);
    }
}
