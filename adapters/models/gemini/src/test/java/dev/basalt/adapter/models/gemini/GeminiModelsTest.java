package dev.basalt.adapter.models.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.Efforts;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.OptionalLong;

class GeminiModelsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gemini-3.8-flash,       true,  false, EDIT, false, true,  true,  1048576, 65536, 'low"
                + " medium high'",
        "gemini-3.5-flash-lite,  true,  false, EDIT, false, true,  true,  1048576, 65536,"
                + " 'minimal low medium high'",
        "gemini-3.1-flash-lite,  true,  false, EDIT, false, true,  true,  1048576, 65536,"
                + " 'minimal low medium high'",
        "gemini-flash-latest,    true,  false, EDIT, false, true,  true,  1048576, 65536,"
                + " 'low medium high'",
        "gemini-4-hydrogen,      true,  false, EDIT, false, true,  true,  1048576, 131_072, 'low"
                + " medium high xhigh'",
        "gemini-pro-latest,      true,  false, EDIT, false, true,  true,  1048576, 131_072, 'low"
                + " medium high xhigh'",
        "google/gemini-4-argon,  true,  false, EDIT, false, true,  true,  1048576, 131_072, 'low"
                + " medium high xhigh'",
        "gemini-2.0-flash,       false, false, EDIT, false, true,  true,  1048576, 8192, ''",
    })
    void aModelIsKnownByTheBeginningOfItsName(
            String model,
            boolean reasoning,
            boolean localShell,
            PatchTool patchTool,
            boolean patchInstructions,
            boolean parallelToolCalls,
            boolean images,
            long contextWindow,
            long maxOutputTokens,
            String efforts) {
        assertEquals(
                Optional.of(
                        new ModelFamily(
                                        reasoning,
                                        localShell,
                                        patchTool,
                                        patchInstructions,
                                        parallelToolCalls,
                                        images,
                                        OptionalLong.of(contextWindow),
                                        OptionalLong.of(maxOutputTokens))
                                .withEfforts(
                                        efforts.isEmpty() ? Efforts.UNKNOWN : Efforts.of(efforts))),
                GeminiModels.TABLE.find(model));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini-2.5-pro", "gemini-3.1-pro-preview"})
    void aModelThatCostsMoreAboveASizeHasItAsItsSoftLimit(String model) {
        ModelFamily family = GeminiModels.TABLE.find(model).orElseThrow();

        assertEquals(OptionalLong.of(200_000), family.costlyTokens());
        assertEquals(Efforts.of("low medium high"), family.efforts());
    }
}
