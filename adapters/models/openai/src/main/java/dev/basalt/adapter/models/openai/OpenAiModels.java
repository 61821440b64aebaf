package dev.basalt.adapter.models.openai;

import static dev.basalt.domain.model.KnownModels.row;

import dev.basalt.domain.model.KnownModels;
import dev.basalt.domain.model.KnownModels.Trait;

/** What is known of OpenAI's models. The rows up to gpt-5 are those of codex 0.23.0. */
public final class OpenAiModels {

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
                    row("gpt-5", 200_000, 100_000, Trait.REASONING));

    private OpenAiModels() {}
}
