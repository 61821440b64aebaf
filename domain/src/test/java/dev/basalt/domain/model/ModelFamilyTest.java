package dev.basalt.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalLong;

class ModelFamilyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "o3,                     true,  false, NONE,     false, false, true, 200000,  100000",
        "o3-2025-04-16,          true,  false, NONE,     false, false, true, 200000,  100000",
        "o3-mini,                true,  false, NONE,     false, false, false, 200000,  100000",
        "o4-mini,                true,  false, NONE,     false, false, true, 200000,  100000",
        "codex-mini-latest,      true,  true,  NONE,     false, false, true, 200000,  100000",
        "codex-davinci,          true,  false, NONE,     false, false, true, 200000,  100000",
        "gpt-4.1,                false, false, NONE,     true,  false,  true, 1047576, 32768",
        "gpt-4.1-2025-04-14,     false, false, NONE,     true,  false,  true, 1047576, 32768",
        "gpt-oss-20b,            false, false, FUNCTION, false, false, false, 96000,   32000",
        "gpt-oss:20b,            false, false, FUNCTION, false, false, false, 96000,   32000",
        "gpt-4o,                 false, false, NONE,     false, false, true, 128000,  16384",
        "gpt-4o-2024-05-13,      false, false, NONE,     false, false, true, 128000,  4096",
        "gpt-4o-2024-08-06,      false, false, NONE,     false, false, true, 128000,  16384",
        "gpt-3.5-turbo,          false, false, NONE,     false, false, false, 16385,   4096",
        "gpt-5,                  true,  false, NONE,     false, false, true, 200000,  100000",
        "gpt-5-mini,             true,  false, NONE,     false, false, true, 200000,  100000",
        "gpt-5-codex,            true,  false, CUSTOM,   false, true, true,  272000,  128000",
        "gpt-5.1,                true,  false, CUSTOM,   false, true, true,  272000,  128000",
        "claude-sonnet-4-5,      true,  false, FUNCTION, false, true, true,  200000,  64000",
        "claude-opus-4-20250514, true,  false, FUNCTION, false, true, true,  200000,  32000",
        "claude-opus-4@20250514, true,  false, FUNCTION, false, true, true,  200000,  32000",
        "claude-opus-4-5,        true,  false, FUNCTION, false, true, true,  200000,  64000",
        "claude-sonnet-4-0,      true,  false, FUNCTION, false, true, true,  200000,  64000",
        "claude-haiku-4-5,       true,  false, FUNCTION, false, true, true,  200000,  64000",
        "claude-3-7-sonnet-latest, true, false, FUNCTION, false, true, true, 200000,  64000",
        "claude-opus-4-6,        true,  false, FUNCTION, false, true, true,  1000000, 128000",
        "claude-sonnet-4-6,      true,  false, FUNCTION, false, true, true,  1000000, 128000",
        "claude-haiku-5-5,       true,  false, FUNCTION, false, true, true,  1000000, 128000",
        "claude-opus-5-5,        true,  false, FUNCTION, false, true, true,  1000000, 128000",
        "claude-3-5-haiku-latest,false, false, FUNCTION, false, true,  true, 200000,  8192",
        "gemini-2.5-pro,         true,  false, FUNCTION, false, true, true,  1048576, 65536",
        "gemini-2.0-flash,       false, false, FUNCTION, false, true, true,  1048576, 8192",
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
                new ModelFamily(
                        reasoning,
                        localShell,
                        patchTool,
                        patchInstructions,
                        parallelToolCalls,
                        images,
                        OptionalLong.of(contextWindow),
                        OptionalLong.of(maxOutputTokens)),
                ModelFamily.of(model, false, OptionalLong.empty(), OptionalLong.empty()));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void anUnknownModelIsWhatTheUserSaysItIs(boolean reasoning) {
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
                ModelFamily.of(
                        "mock-model", reasoning, OptionalLong.empty(), OptionalLong.empty()));
    }

    @Test
    void whatIsConfiguredIsStrongerThanWhatIsKnown() {
        ModelFamily family =
                ModelFamily.of("gpt-5", false, OptionalLong.of(50_000), OptionalLong.of(1_000));

        assertEquals(OptionalLong.of(50_000), family.contextWindow());
        assertEquals(OptionalLong.of(1_000), family.maxOutputTokens());
        assertEquals(true, family.reasoning());
    }
}
