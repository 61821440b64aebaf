package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.Efforts;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.Verbosity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.OptionalLong;

class OpenAiModelsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "o3,                     true,  false, NONE,     false, false, true,  200000,  100000, '',"
                + " false",
        "o3-2025-04-16,          true,  false, NONE,     false, false, true,  200000,  100000, '',"
                + " false",
        "o3-mini,                true,  false, NONE,     false, false, false, 200000,  100000, '',"
                + " false",
        "o4-mini,                true,  false, NONE,     false, false, true,  200000,  100000, '',"
                + " false",
        "codex-mini-latest,      true,  true,  NONE,     false, false, true,  200000,  100000, '',"
                + " false",
        "codex-davinci,          true,  false, NONE,     false, false, true,  200000,  100000, '',"
                + " false",
        "gpt-4.1,                false, false, NONE,     true,  false, true,  1047576, 32768, '',"
                + " false",
        "gpt-4.1-2025-04-14,     false, false, NONE,     true,  false, true,  1047576, 32768, '',"
                + " false",
        "gpt-oss-20b,            false, false, FUNCTION, false, false, false, 96000,   32000, '',"
                + " false",
        "gpt-oss:20b,            false, false, FUNCTION, false, false, false, 96000,   32000, '',"
                + " false",
        "gpt-4o,                 false, false, NONE,     false, false, true,  128000,  16384, '',"
                + " false",
        "gpt-4o-2024-05-13,      false, false, NONE,     false, false, true,  128000,  4096, '',"
                + " false",
        "gpt-4o-2024-08-06,      false, false, NONE,     false, false, true,  128000,  16384, '',"
                + " false",
        "gpt-3.5-turbo,          false, false, NONE,     false, false, false, 16385,   4096, '',"
                + " false",
        "gpt-5,                  true,  false, NONE,     false, false, true,  200000,  100000,"
                + " 'minimal low medium high', false",
        "gpt-5-mini,             true,  false, NONE,     false, false, true,  200000,  100000,"
                + " 'minimal low medium high', false",
        "gpt-5-codex,            true,  false, CUSTOM,   false, true,  true,  272000,  128000, 'low"
                + " medium high', false",
        "gpt-4-turbo,            false, false, NONE,     false, false, true,  128000,  16384, '',"
                + " false",
        "gpt-5.4-pro,            true,  false, CUSTOM,   false, true,  true,  272000,  128000,"
                + " 'medium high xhigh', false",
        "gpt-6.1-terra,          true,  false, CUSTOM,   false, true,  true,  500000,  128000,"
                + " 'low medium high xhigh max', true",
        "gpt-5.6-sol,            true,  false, CUSTOM,   false, true,  true,  272000,  128000,"
                + " 'none low medium high xhigh max', true",
        "openai/gpt-5.6-sol,     true,  false, CUSTOM,   false, true,  true,  272000,  128000,"
                + " 'none low medium high xhigh max', true",
        "openai.gpt-5.6-sol,     true,  false, CUSTOM,   false, true,  true,  272000,  128000,"
                + " 'none low medium high xhigh max', true",
        "gpt-6-luna,             true,  false, CUSTOM,   false, true,  true,  272000,  128000,"
                + " 'none low medium high xhigh max', true",
        "gpt-6.2-sol,            true,  false, CUSTOM,   false, true,  true,  500000,  128000, 'low"
                + " medium high xhigh max', true",
        "gpt-7-anything,         true,  false, CUSTOM,   false, true,  true,  272000,  128000, 'low"
                + " medium high xhigh max', true",
        "gpt-5.1,                true,  false, CUSTOM,   false, true,  true,  272000,  128000,"
                + " 'none low medium high', false",
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
            String efforts,
            boolean brief) {
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
                OpenAiModels.TABLE.find(model).map(OpenAiModelsTest::withoutVerbosity));
        assertEquals(
                brief ? Optional.of(Verbosity.LOW) : Optional.empty(),
                OpenAiModels.TABLE.find(model).get().verbosity());
    }

    private static ModelFamily withoutVerbosity(ModelFamily family) {
        return new ModelFamily(
                        family.reasoning(),
                        family.localShell(),
                        family.patchTool(),
                        family.patchInstructions(),
                        family.parallelToolCalls(),
                        family.images(),
                        family.contextWindow(),
                        family.maxOutputTokens())
                .withEfforts(family.efforts());
    }

    /** The models of codex 0.23.0 are asked as it asks them; later ones have their own defaults. */
    @ParameterizedTest
    @CsvSource({"gpt-5,medium", "o3,medium", "mock-model,medium", "gpt-5.6-sol,", "gpt-9,"})
    void anEffortThatNobodyHasChosenIsAskedOfOldModelsOnly(String model, String effort) {
        assertEquals(
                Optional.ofNullable(effort).map(ReasoningEffort::new),
                OpenAiModels.defaultEffort(model));
    }
}
