package dev.basalt.domain.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The models that something is known of, by the beginning of their names; the first row that fits
 * counts. The rows of OpenAI's models up to gpt-5 are those of codex 0.23.0, those of Claude the
 * figures of https://platform.claude.com/docs/en/models (November 2026).
 */
final class KnownModels {

    private static final List<Row> TABLE =
            List.of(
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
                    row(
                            "gpt-5-codex",
                            272_000,
                            128_000,
                            Trait.REASONING,
                            Trait.PATCH_CUSTOM,
                            Trait.PARALLEL_CALLS),
                    row(
                            "gpt-5.",
                            272_000,
                            128_000,
                            Trait.REASONING,
                            Trait.PATCH_CUSTOM,
                            Trait.PARALLEL_CALLS),
                    row("gpt-5", 200_000, 100_000, Trait.REASONING),
                    row("claude-3-5", 200_000, 8_192, Trait.PATCH_FUNCTION, Trait.PARALLEL_CALLS),
                    claude("claude-3-7", 200_000, 64_000),
                    row("claude-3", 200_000, 4_096, Trait.PATCH_FUNCTION, Trait.PARALLEL_CALLS),
                    // opus-4-0, opus-4-20250514 and, at Google, opus-4@20250514
                    claude("claude-opus-4-0", 200_000, 32_000),
                    claude("claude-opus-4-1", 200_000, 32_000),
                    claude("claude-opus-4-2", 200_000, 32_000),
                    claude("claude-opus-4@", 200_000, 32_000),
                    claude("claude-opus-4-5", 200_000, 64_000),
                    claude("claude-sonnet-4-0", 200_000, 64_000),
                    claude("claude-sonnet-4-2", 200_000, 64_000),
                    claude("claude-sonnet-4@", 200_000, 64_000),
                    claude("claude-sonnet-4-5", 200_000, 64_000),
                    claude("claude-haiku-4", 200_000, 64_000),
                    // all since Claude 4.6
                    claude("claude-", 1_000_000, 128_000),
                    row("gemini-1", 1_048_576, 8_192, Trait.PATCH_FUNCTION, Trait.PARALLEL_CALLS),
                    row("gemini-2.0", 1_048_576, 8_192, Trait.PATCH_FUNCTION, Trait.PARALLEL_CALLS),
                    row(
                            "gemini-",
                            1_048_576,
                            65_536,
                            Trait.REASONING,
                            Trait.PATCH_FUNCTION,
                            Trait.PARALLEL_CALLS));

    private KnownModels() {}

    static Optional<ModelFamily> find(String model) {
        return TABLE.stream()
                .filter(row -> model.startsWith(row.beginning()))
                .findFirst()
                .map(Row::family);
    }

    private static Row claude(String beginning, long contextWindow, long maxOutputTokens) {
        return row(
                beginning,
                contextWindow,
                maxOutputTokens,
                Trait.REASONING,
                Trait.PATCH_FUNCTION,
                Trait.PARALLEL_CALLS);
    }

    private static Row row(
            String beginning, long contextWindow, long maxOutputTokens, Trait... traits) {
        return new Row(beginning, contextWindow, maxOutputTokens, Set.of(traits));
    }

    private record Row(
            String beginning, long contextWindow, long maxOutputTokens, Set<Trait> traits) {

        ModelFamily family() {
            return new ModelFamily(
                    traits.contains(Trait.REASONING),
                    traits.contains(Trait.LOCAL_SHELL),
                    patchTool(),
                    traits.contains(Trait.PATCH_INSTRUCTIONS),
                    traits.contains(Trait.PARALLEL_CALLS),
                    !traits.contains(Trait.TEXT_ONLY),
                    OptionalLong.of(contextWindow),
                    OptionalLong.of(maxOutputTokens));
        }

        private PatchTool patchTool() {
            if (traits.contains(Trait.PATCH_FUNCTION)) {
                return PatchTool.FUNCTION;
            }
            return traits.contains(Trait.PATCH_CUSTOM) ? PatchTool.CUSTOM : PatchTool.NONE;
        }
    }

    private enum Trait {
        REASONING,
        LOCAL_SHELL,
        PATCH_FUNCTION,
        PATCH_CUSTOM,
        PATCH_INSTRUCTIONS,
        PARALLEL_CALLS,
        TEXT_ONLY
    }
}
