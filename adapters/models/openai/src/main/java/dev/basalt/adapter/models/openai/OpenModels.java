package dev.basalt.adapter.models.openai;

import static dev.basalt.domain.model.facts.KnownModels.row;

import dev.basalt.domain.model.facts.KnownModels;
import dev.basalt.domain.model.facts.KnownModels.Row;
import dev.basalt.domain.model.facts.KnownModels.Trait;

/**
 * What is known of the models that several providers serve over this API: the figures of models.dev
 * (November 2026). The last row of a maker is its newest generation.
 */
public final class OpenModels {

    private static final long MILLION = 1_000_000;

    public static final KnownModels TABLE =
            KnownModels.of(
                    text("deepseek-v4-pro", MILLION, 393_216).efforts("none low high max"),
                    thinking("deepseek-", MILLION, 393_216).efforts("none low high max"),
                    row("glm-4", 128_000, 32_768, Trait.EDIT, Trait.PARALLEL_CALLS),
                    row(
                            "glm-5-",
                            200_000,
                            131_072,
                            Trait.EDIT,
                            Trait.PARALLEL_CALLS,
                            Trait.TEXT_ONLY),
                    row(
                            "glm-5.1",
                            200_000,
                            131_072,
                            Trait.EDIT,
                            Trait.PARALLEL_CALLS,
                            Trait.TEXT_ONLY),
                    text("glm-5.2", MILLION, 131_072).efforts("high max"),
                    text("glm-", MILLION, 131_072).efforts("low high max"),
                    row("kimi-k2", 262_144, 131_072, Trait.EDIT, Trait.PARALLEL_CALLS),
                    thinking("kimi-", 1_048_576, 131_072).efforts("low high max"),
                    thinking("grok-4.3", MILLION, 30_000)
                            .efforts("none low medium high")
                            .costlyAbove(200_000),
                    thinking("grok-4.5", 500_000, 131_072)
                            .efforts("low medium high")
                            .costlyAbove(200_000),
                    row("grok-4.20", MILLION, 30_000, Trait.EDIT, Trait.PARALLEL_CALLS)
                            .costlyAbove(200_000),
                    thinking("grok-4", 500_000, 131_072)
                            .efforts("low medium high xhigh")
                            .costlyAbove(200_000),
                    row(
                            "minimax-m2",
                            204_800,
                            131_072,
                            Trait.EDIT,
                            Trait.PARALLEL_CALLS,
                            Trait.TEXT_ONLY),
                    row("minimax-", MILLION, 131_072, Trait.EDIT, Trait.PARALLEL_CALLS)
                            .costlyAbove(512_000),
                    thinking("qwen3.8", MILLION, 131_072).efforts("low medium xhigh"),
                    thinking("mistral-medium-2604", 262_144, 131_072).efforts("none high"),
                    thinking("mistral-medium-latest", 262_144, 131_072).efforts("none high"),
                    thinking("mistral-small-2603", 256_000, 131_072).efforts("none high"),
                    thinking("mistral-small-latest", 256_000, 131_072).efforts("none high"),
                    row("mistral-large-", 131_072, 16_384, Trait.EDIT, Trait.PARALLEL_CALLS),
                    row("llama-3", 131_072, 32_768, Trait.EDIT, Trait.TEXT_ONLY));

    private OpenModels() {}

    /** A model that takes a reasoning effort. */
    private static Row thinking(String beginning, long contextWindow, long maxOutputTokens) {
        return row(
                beginning,
                contextWindow,
                maxOutputTokens,
                Trait.REASONING,
                Trait.EDIT,
                Trait.PARALLEL_CALLS);
    }

    /** The same, without images. */
    private static Row text(String beginning, long contextWindow, long maxOutputTokens) {
        return row(
                beginning,
                contextWindow,
                maxOutputTokens,
                Trait.REASONING,
                Trait.EDIT,
                Trait.PARALLEL_CALLS,
                Trait.TEXT_ONLY);
    }
}
