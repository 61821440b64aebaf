package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.Efforts;
import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.model.facts.ModelFacts;
import dev.basalt.domain.model.facts.ModelPrice;
import dev.basalt.domain.settings.SettingsError;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the user says of models, in the configuration and in a file of its own. */
class ModelOverridesTest {

    private final ConfigFixture config = new ConfigFixture();

    private ModelFacts facts(String model) {
        return config.settings().model().factsOf(model);
    }

    @Test
    void everyFactCanBeConfigured() {
        config.file("model_overrides.otter-2.reasoning", true)
                .file("model_overrides.otter-2.efforts", List.of("low", "high"))
                .file("model_overrides.otter-2.images", false)
                .file("model_overrides.otter-2.parallel_tool_calls", true)
                .file("model_overrides.otter-2.edit_tool", "patch")
                .file("model_overrides.otter-2.context_window", 64_000)
                .file("model_overrides.otter-2.soft_limit", 32_000)
                .file("model_overrides.otter-2.max_output_tokens", 8_000)
                .file("model_overrides.otter-2.input_price", 2)
                .file("model_overrides.otter-2.output_price", 8)
                .file("model_overrides.otter-2.cache_read_price", 0)
                .file("model_overrides.otter-2.cache_write_price", 3);

        assertEquals(
                new ModelFacts(
                        Optional.of(true),
                        Optional.of(Efforts.of("low high")),
                        Optional.of(false),
                        Optional.of(true),
                        Optional.of(PatchTool.CUSTOM),
                        OptionalLong.of(64_000),
                        OptionalLong.of(32_000),
                        OptionalLong.of(8_000),
                        Optional.of(
                                new ModelPrice(
                                        BigDecimal.valueOf(2),
                                        BigDecimal.valueOf(8),
                                        Optional.of(BigDecimal.ZERO),
                                        Optional.of(BigDecimal.valueOf(3)),
                                        Optional.empty()))),
                facts("vendor/otter-2"));
    }

    @Test
    void theFileOfModelsIsBelowTheConfiguration() {
        config.modelsFile("otter-2", "context_window", 64_000)
                .modelsFile("otter-2", "max_output_tokens", 1_000)
                .modelsFile("heron-1", "context_window", 5_000)
                .file("model_overrides.otter-2.max_output_tokens", 8_000);

        assertEquals(
                ModelFacts.of(OptionalLong.of(64_000), OptionalLong.of(8_000)), facts("otter-2"));
        assertEquals(ModelFacts.of(OptionalLong.of(5_000), OptionalLong.empty()), facts("heron-1"));
        assertEquals(ModelFacts.NONE, facts("heron-2"));
    }

    @Test
    void aPriceNeedsBothItsParts() {
        config.file("model_overrides.otter-2.input_price", 2);

        assertEquals(Optional.empty(), facts("otter-2").price());
    }

    @Test
    void aWrongTypeIsRefusedWithItsKeyAndPlace() {
        config.modelsFile("otter-2", "context_window", "large");

        SettingsError error = config.error();

        assertEquals(Optional.of("model_overrides.otter-2.context_window"), error.key());
        assertEquals("models.json", error.origin());
    }

    @Test
    void anUnknownWordIsRefused() {
        config.file("model_overrides.otter-2.edit_tool", "scissors");

        assertEquals(Optional.of("model_overrides.otter-2.edit_tool"), config.error().key());
    }

    @Test
    void nothingConfiguredIsNothingKnown() {
        assertEquals(Map.of(), config.settings().model().facts());
    }
}
