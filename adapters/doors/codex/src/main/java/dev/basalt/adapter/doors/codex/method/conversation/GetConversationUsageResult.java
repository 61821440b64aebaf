package dev.basalt.adapter.doors.codex.method.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * Result of {@code getConversationUsage}, in tokens.
 *
 * @param totalTokenUsage of all responses, summaries included
 * @param lastTokenUsage of the last response; absent before the first
 * @param modelContextWindow absent when it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GetConversationUsageResult(
        Tokens totalTokenUsage,
        @Nullable Tokens lastTokenUsage,
        @Nullable Long modelContextWindow) {

    public static GetConversationUsageResult of(
            ConversationUsage usage, OptionalLong contextWindow) {
        return new GetConversationUsageResult(
                Tokens.of(usage.total()),
                usage.last().map(Tokens::of).orElse(null),
                orNull(contextWindow));
    }

    /**
     * Numbers of tokens, and the cost in US dollars. What no provider has reported is absent, and
     * the cost where a price is not known.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tokens(
            long inputTokens,
            @Nullable Long cachedInputTokens,
            @Nullable Long cacheWriteInputTokens,
            long outputTokens,
            @Nullable Long reasoningOutputTokens,
            long totalTokens,
            @Nullable Double costUsd) {

        static Tokens of(TokenUsage usage) {
            return new Tokens(
                    usage.input(),
                    orNull(usage.cachedInput()),
                    orNull(usage.cacheWrites().all()),
                    usage.output(),
                    orNull(usage.reasoningOutput()),
                    usage.total(),
                    usage.cost().map(BigDecimal::doubleValue).orElse(null));
        }
    }

    private static @Nullable Long orNull(OptionalLong figure) {
        return figure.isPresent() ? figure.getAsLong() : null;
    }
}
