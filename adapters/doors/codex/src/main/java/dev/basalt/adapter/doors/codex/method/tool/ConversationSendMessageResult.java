package dev.basalt.adapter.doors.codex.method.tool;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

/**
 * Structured result of the tool {@code conversationSendMessage}. It has no information about the
 * turn.
 *
 * @param status {@code ok} or {@code error}
 * @param message absent when the message was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationSendMessageResult(String status, @Nullable String message) {

    public static final ConversationSendMessageResult OK =
            new ConversationSendMessageResult("ok", null);

    /** Nothing was sent. */
    public static ConversationSendMessageResult error(String message) {
        return new ConversationSendMessageResult("error", message);
    }
}
