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
        return new ConversationUsage(
                new TokenUsage(
                        total.input() + more.input(),
                        sum(total.cachedInput(), more.cachedInput()),
                        total.output() + more.output(),
                        sum(total.reasoningOutput(), more.reasoningOutput()),
                        total.total() + more.total()),
                Optional.of(more));
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isEmpty() ? other : OptionalLong.of(one.getAsLong() + other.orElse(0));
    }
}
