package dev.basalt.adapter.models.anthropic;

import static dev.basalt.domain.model.facts.KnownModels.row;

import dev.basalt.domain.model.facts.KnownModels;
import dev.basalt.domain.model.facts.KnownModels.Row;
import dev.basalt.domain.model.facts.KnownModels.Trait;

/**
 * What is known of Anthropic's models: the figures of https://platform.claude.com/docs/en/models
 * (November 2026).
 */
final class ClaudeModels {

    private static final String ALL = "low medium high xhigh max";

    static final KnownModels TABLE =
            KnownModels.of(
                    row("claude-3-5", 200_000, 8_192, Trait.EDIT, Trait.PARALLEL_CALLS),
                    reasoning("claude-3-7", 200_000, 64_000),
                    row("claude-3", 200_000, 4_096, Trait.EDIT, Trait.PARALLEL_CALLS),
                    // opus-4-0, opus-4-20250514 and, at Google, opus-4@20250514
                    reasoning("claude-opus-4-0", 200_000, 32_000),
                    reasoning("claude-opus-4-1", 200_000, 32_000),
                    reasoning("claude-opus-4-2", 200_000, 32_000),
                    reasoning("claude-opus-4@", 200_000, 32_000),
                    reasoning("claude-opus-4-5", 200_000, 64_000),
                    reasoning("claude-sonnet-4-0", 200_000, 64_000),
                    reasoning("claude-sonnet-4-2", 200_000, 64_000),
                    reasoning("claude-sonnet-4@", 200_000, 64_000),
                    reasoning("claude-sonnet-4-5", 200_000, 64_000),
                    reasoning("claude-haiku-4", 200_000, 64_000),
                    adaptive("claude-opus-4-6").efforts("none low medium high max"),
                    adaptive("claude-sonnet-4-6").efforts("none low medium high max"),
                    adaptive("claude-haiku-5").efforts("none " + ALL).costlyAbove(100_000),
                    adaptive("claude-opus-5-5").efforts(ALL),
                    adaptive("claude-opus-5").efforts("none " + ALL),
                    // these always think, and what is not known yet is taken for one of them
                    adaptive("claude-").efforts(ALL));

    private ClaudeModels() {}

    private static Row adaptive(String beginning) {
        return reasoning(beginning, 1_000_000, 128_000);
    }

    private static Row reasoning(String beginning, long contextWindow, long maxOutputTokens) {
        return row(
                beginning,
                contextWindow,
                maxOutputTokens,
                Trait.REASONING,
                Trait.EDIT,
                Trait.PARALLEL_CALLS);
    }
}
