package dev.basalt.adapter.models.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.OptionalLong;

class GeminiModelsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gemini-2.5-pro,         true,  false, FUNCTION, false, true,  true,  1048576, 65536",
        "gemini-2.0-flash,       false, false, FUNCTION, false, true,  true,  1048576, 8192",
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
            long maxOutputTokens) {
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
                                OptionalLong.of(maxOutputTokens))),
                GeminiModels.TABLE.find(model));
    }
}
