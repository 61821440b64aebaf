package dev.basalt.adapter.doors.codex.event.later;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.TokenUsage;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** The token usage of a conversation and of its last response. */
@JsonNaming(SnakeCaseStrategy.class)
record TokenInfo(Usage totalTokenUsage, Usage lastTokenUsage, @Nullable Long modelContextWindow) {

    /**
     * Numbers of tokens; those that the provider does not count are 0. The cost is absent where no
     * price is known.
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Usage(
            long inputTokens,
            long cachedInputTokens,
            long cacheWriteInputTokens,
            long outputTokens,
            long reasoningOutputTokens,
            long totalTokens,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double costUsd) {

        private static Usage of(TokenUsage usage) {
            return new Usage(
                    usage.input(),
                    usage.cachedInput().orElse(0),
                    usage.cacheWrites().all().orElse(0),
                    usage.output(),
                    usage.reasoningOutput().orElse(0),
                    usage.total(),
                    usage.cost().map(BigDecimal::doubleValue).orElse(null));
        }
    }

    static TokenInfo of(ConversationUsage all, TokenUsage last, OptionalLong contextWindow) {
        return new TokenInfo(Usage.of(all.total()), Usage.of(last), orNull(contextWindow));
    }

    static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
