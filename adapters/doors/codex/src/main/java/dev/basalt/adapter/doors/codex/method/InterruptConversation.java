package dev.basalt.adapter.doors.codex.method;

import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.domain.identity.ConversationId;

/** {@code interruptConversation}: ends the turn that runs. */
public final class InterruptConversation {

    private InterruptConversation() {}

    public record Params(@AnyIdName ConversationId conversationId) {}

    public record Result(TurnAbortReason abortReason) {}
}
