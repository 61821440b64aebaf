package dev.basalt.adapter.doors.codex.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

/**
 * The params of an event's notification, in pieces around the {@code msg}, which is written once
 * however many receive it.
 */
public final class EventParams {

    private static final byte[] MSG = text("\",\"msg\":");
    private static final byte[] END = text("}");

    private EventParams() {}

    /**
     * The params of {@code codex/event}, which a tool call receives.
     *
     * @param requestId the id of the {@code tools/call} as JSON
     * @param turn named after the submission that the event belongs to
     */
    public static byte[][] ofToolCall(byte[] requestId, TurnId turn, byte[] msg) {
        return new byte[][] {
            text("{\"_meta\":{\"requestId\":"),
            requestId,
            text("},\"id\":\""),
            JsonOutput.quote(turn.value()),
            MSG,
            msg,
            END
        };
    }

    /**
     * The same in codex 0.153, which names the conversation, too.
     *
     * @param requestId the id of the {@code tools/call} as JSON
     */
    public static byte[][] ofToolCall(
            byte[] requestId, ConversationId conversation, TurnId turn, byte[] msg) {
        return new byte[][] {
            text("{\"_meta\":{\"requestId\":"),
            requestId,
            text(",\"threadId\":\"" + conversation + "\"},\"id\":\""),
            JsonOutput.quote(turn.value()),
            MSG,
            msg,
            END
        };
    }

    /** The params of {@code codex/event/TYPE}, which a listener of a conversation receives. */
    public static byte[][] ofConversation(TurnId turn, byte[] msg, ConversationId conversation) {
        return new byte[][] {
            text("{\"id\":\""),
            JsonOutput.quote(turn.value()),
            MSG,
            msg,
            text(",\"conversationId\":\"" + conversation + "\"}")
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
