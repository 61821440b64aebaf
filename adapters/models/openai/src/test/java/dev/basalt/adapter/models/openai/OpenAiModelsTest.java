package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.OptionalLong;

class OpenAiModelsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "o3,                     true,  false, NONE,     false, false, true,  200000,  100000",
        "o3-2025-04-16,          true,  false, NONE,     false, false, true,  200000,  100000",
        "o3-mini,                true,  false, NONE,     false, false, false, 200000,  100000",
        "o4-mini,                true,  false, NONE,     false, false, true,  200000,  100000",
        "codex-mini-latest,      true,  true,  NONE,     false, false, true,  200000,  100000",
        "codex-davinci,          true,  false, NONE,     false, false, true,  200000,  100000",
        "gpt-4.1,                false, false, NONE,     true,  false, true,  1047576, 32768",
        "gpt-4.1-2025-04-14,     false, false, NONE,     true,  false, true,  1047576, 32768",
        "gpt-oss-20b,            false, false, FUNCTION, false, false, false, 96000,   32000",
        "gpt-oss:20b,            false, false, FUNCTION, false, false, false, 96000,   32000",
        "gpt-4o,                 false, false, NONE,     false, false, true,  128000,  16384",
        "gpt-4o-2024-05-13,      false, false, NONE,     false, false, true,  128000,  4096",
        "gpt-4o-2024-08-06,      false, false, NONE,     false, false, true,  128000,  16384",
        "gpt-3.5-turbo,          false, false, NONE,     false, false, false, 16385,   4096",
        "gpt-5,                  true,  false, NONE,     false, false, true,  200000,  100000",
        "gpt-5-mini,             true,  false, NONE,     false, false, true,  200000,  100000",
        "gpt-5-codex,            true,  false, CUSTOM,   false, true,  true,  272000,  128000",
        "gpt-5.1,                true,  false, CUSTOM,   false, true,  true,  272000,  128000",
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
                OpenAiModels.TABLE.find(model));
    }
}
