package dev.basalt.adapter.doors.codex.method;

import com.fasterxml.jackson.annotation.JsonAlias;

import dev.basalt.adapter.doors.codex.type.FlatInputItem;

import java.util.List;

/**
 * The tool {@code conversationSendMessage} of codex 0.22.0: what is now {@link SendUserMessage}.
 */
public final class ConversationSendMessage {

    private ConversationSendMessage() {}

    /**
     * To whom, and what.
     *
     * @param conversationId not yet checked: what is wrong with it has words of its own
     */
    public record ConversationSendMessageArgs(
            @AnyIdName String conversationId, @JsonAlias("items") List<FlatInputItem> content) {}

    /**
     * Accepted; says nothing of the turn.
     *
     * @param status {@code ok}
     */
    public record Sent(String status) {

        public static final Sent OK = new Sent("ok");
    }

    /**
     * Nothing was sent.
     *
     * @param status {@code error}
     */
    public record NotSent(String status, String message) {

        public static NotSent because(String message) {
            return new NotSent("error", message);
        }
    }
}
