package dev.basalt.adapter.models.openai;

import static dev.basalt.domain.model.facts.KnownModels.row;

import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.facts.KnownModels;
import dev.basalt.domain.model.facts.KnownModels.Row;
import dev.basalt.domain.model.facts.KnownModels.Trait;

import java.util.Optional;

/**
 * What is known of OpenAI's models. The rows up to gpt-5 are those of codex 0.23.0; the others have
 * the windows and efforts of codex 0.171.0's catalogue (November 2026).
 */
public final class OpenAiModels {

    private static final String PRO = "medium high xhigh";
    private static final String NEWEST = "low medium high xhigh max";

    public static final KnownModels TABLE =
            KnownModels.of(
                    row("o3-mini", 200_000, 100_000, Trait.REASONING, Trait.TEXT_ONLY),
                    row("o3", 200_000, 100_000, Trait.REASONING),
                    row("o4-mini", 200_000, 100_000, Trait.REASONING),
                    row("codex-mini-latest", 200_000, 100_000, Trait.REASONING, Trait.LOCAL_SHELL),
                    row("codex-", 200_000, 100_000, Trait.REASONING),
                    row("gpt-4.1", 1_047_576, 32_768, Trait.PATCH_INSTRUCTIONS),
                    row("gpt-oss", 96_000, 32_000, Trait.PATCH_FUNCTION, Trait.TEXT_ONLY),
                    row("gpt-4o-2024-05-13", 128_000, 4_096),
                    row("gpt-4o", 128_000, 16_384),
                    row("gpt-3.5", 16_385, 4_096, Trait.TEXT_ONLY),
                    current("gpt-5-codex", 272_000).efforts("low medium high"),
                    current("gpt-5.1", 272_000).efforts("none low medium high"),
                    current("gpt-5.3-codex", 272_000).efforts("low medium high xhigh"),
                    current("gpt-5.2-pro", 272_000).efforts(PRO),
                    current("gpt-5.4-pro", 272_000).efforts(PRO),
                    brief("gpt-5.5-pro", 272_000).efforts(PRO),
                    current("gpt-5.2", 272_000).efforts("none low medium high xhigh"),
                    current("gpt-5.4", 272_000).efforts("none low medium high xhigh"),
                    brief("gpt-5.5", 272_000).efforts("none low medium high xhigh"),
                    brief("gpt-5.", 272_000).efforts("none low medium high xhigh max"),
                    row("gpt-5", 200_000, 100_000, Trait.REASONING)
                            .efforts("minimal low medium high"),
                    row("gpt-4", 128_000, 16_384),
                    brief("gpt-6.1-sol", 500_000).efforts(NEWEST),
                    brief("gpt-6.1-terra", 500_000).efforts(NEWEST),
                    brief("gpt-6.2-sol", 500_000).efforts(NEWEST),
                    brief("gpt-6-sol", 272_000).efforts("none " + NEWEST),
                    brief("gpt-6-luna", 272_000).efforts("none " + NEWEST),
                    // what is not known yet is taken for one of the newest
                    brief("gpt-", 272_000).efforts(NEWEST));

    private OpenAiModels() {}

    /**
     * Returns the effort that is asked of a model when the user has chosen none: the medium one, as
     * codex 0.23.0 asks for it, and none of the models since gpt-5.1, whose own defaults differ.
     */
    public static Optional<ReasoningEffort> defaultEffort(String model) {
        return TABLE.find(model)
                        .filter(family -> family.patchTool() == PatchTool.CUSTOM)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(ReasoningEffort.MEDIUM);
    }

    /**
     * A model since gpt-5-codex.
     *
     * @param contextWindow the part of it, in tokens, above which requests cost twice as much
     */
    private static Row current(String beginning, long contextWindow) {
        return row(
                beginning,
                contextWindow,
                128_000,
                Trait.REASONING,
                Trait.PATCH_CUSTOM,
                Trait.PARALLEL_CALLS);
    }

    /** A model that is asked to be brief, as codex asks it. */
    private static Row brief(String beginning, long contextWindow) {
        return current(beginning, contextWindow).verbosity(Verbosity.LOW);
    }
}
