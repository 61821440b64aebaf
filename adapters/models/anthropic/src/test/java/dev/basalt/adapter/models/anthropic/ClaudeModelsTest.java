package dev.basalt.adapter.models.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.Efforts;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.OptionalLong;

class ClaudeModelsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "claude-sonnet-4-5,      true,  false, EDIT, false, true,  true,  200000,  64000, ''",
        "claude-opus-4-20250514, true,  false, EDIT, false, true,  true,  200000,  32000, ''",
        "claude-opus-4@20250514, true,  false, EDIT, false, true,  true,  200000,  32000, ''",
        "claude-opus-4-5,        true,  false, EDIT, false, true,  true,  200000,  64000, ''",
        "claude-sonnet-4-0,      true,  false, EDIT, false, true,  true,  200000,  64000, ''",
        "claude-haiku-4-5,       true,  false, EDIT, false, true,  true,  200000,  64000, ''",
        "claude-3-7-sonnet-latest, true, false, EDIT, false, true, true,  200000,  64000, ''",
        "claude-opus-4-6,        true,  false, EDIT, false, true,  true,  1000000, 128000,"
                + " 'none low medium high max'",
        "claude-sonnet-4-6,      true,  false, EDIT, false, true,  true,  1000000, 128000,"
                + " 'none low medium high max'",
        "claude-haiku-5-5,       true,  false, EDIT, false, true,  true,  1000000, 128000,"
                + " 'none low medium high xhigh max'",
        "claude-opus-5-5,        true,  false, EDIT, false, true,  true,  1000000, 128000, 'low"
                + " medium high xhigh max'",
        "claude-opus-5,          true,  false, EDIT, false, true,  true,  1000000, 128000,"
                + " 'none low medium high xhigh max'",
        "claude-fable-9,         true,  false, EDIT, false, true,  true,  1000000, 128000, 'low"
                + " medium high xhigh max'",
        "anthropic.claude-opus-5-5,       true, false, EDIT, false, true, true, 1000000,"
                + " 128000, 'low medium high xhigh max'",
        "us.anthropic.claude-opus-4-5-v1:0, true, false, EDIT, false, true, true, 200000,"
                + " 64000, ''",
        "anthropic/claude-opus-4.5,       true, false, EDIT, false, true, true, 200000, 64000,"
                + " ''",
        "claude-3-5-haiku-latest,false, false, EDIT, false, true,  true,  200000,  8192, ''",
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
                ClaudeModels.TABLE
                        .find(model)
                        .map(family ->
                                family.withLimits(family.contextWindow(), OptionalLong.empty())));
    }

    /** Longer requests to it cost five times as much per token. */
    @Test
    void haikuIsKeptBelowTheSizeThatIsCheap() {
        assertEquals(
                OptionalLong.of(100_000),
                ClaudeModels.TABLE.find("claude-haiku-5-5").get().costlyTokens());
    }
}
