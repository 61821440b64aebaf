package dev.basalt.adapter.doors.codex.method;

import dev.basalt.domain.identity.ConversationId;

/** {@code compactConversation}: lets the model summarise what was said, and go on with that. */
public final class CompactConversation {

    private CompactConversation() {}

    public record Params(@AnyIdName ConversationId conversationId) {}

    /** Accepted; the events of the turn say how it went. */
    public record Result() {}
}
