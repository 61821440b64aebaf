package dev.basalt.adapter.doors.codex.method;

import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.domain.identity.ConversationId;

import java.util.List;

/** {@code sendUserMessage}: starts a turn, or adds to the one that runs. */
public final class SendUserMessage {

    private SendUserMessage() {}

    /**
     * To whom, and what.
     *
     * @param items empty for no turn
     */
    public record Params(@AnyIdName ConversationId conversationId, List<InputItem> items) {}

    /** Accepted; says nothing of the turn. */
    public record Result() {}
}
