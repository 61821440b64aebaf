package dev.basalt.adapter.doors.codex.method;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;

/** {@code getConversationUsage}: what a conversation has cost. */
public final class GetConversationUsage {

    private GetConversationUsage() {}

    public record Params(@AnyIdName ConversationId conversationId) {}

    /**
     * The figures, in tokens.
     *
     * @param totalTokenUsage of all responses, summaries included
     * @param lastTokenUsage of the last response; absent before the first
     * @param modelContextWindow absent when it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            Tokens totalTokenUsage,
            @Nullable Tokens lastTokenUsage,
            @Nullable Long modelContextWindow) {

        public static Result of(ConversationUsage usage, OptionalLong contextWindow) {
            return new Result(
                    Tokens.of(usage.total()),
                    usage.last().map(Tokens::of).orElse(null),
                    orNull(contextWindow));
        }
    }

    /** Absent is what no provider has told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tokens(
            long inputTokens,
            @Nullable Long cachedInputTokens,
            long outputTokens,
            @Nullable Long reasoningOutputTokens,
            long totalTokens) {

        static Tokens of(TokenUsage usage) {
            return new Tokens(
                    usage.input(),
                    orNull(usage.cachedInput()),
                    usage.output(),
                    orNull(usage.reasoningOutput()),
                    usage.total());
        }
    }

    private static @Nullable Long orNull(OptionalLong figure) {
        return figure.isPresent() ? figure.getAsLong() : null;
    }
}
