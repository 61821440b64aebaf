package dev.basalt.domain.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The token usage of a conversation, summaries included.
 *
 * @param total of all responses
 * @param last of the last one; empty before the first
 */
public record ConversationUsage(TokenUsage total, Optional<TokenUsage> last) {

    public static final ConversationUsage NONE =
            new ConversationUsage(
                    new TokenUsage(0, OptionalLong.empty(), 0, OptionalLong.empty(), 0),
                    Optional.empty());

    /** Returns the sum with one more response. */
    public ConversationUsage plus(TokenUsage more) {
        return new ConversationUsage(last.isEmpty() ? more : total.plus(more), Optional.of(more));
    }
}
