package dev.basalt.adapter.doors.codex.method;

import dev.basalt.domain.identity.ConversationId;

import java.util.UUID;

/** {@code addConversationListener}: from now on the client hears the conversation's events. */
public final class AddConversationListener {

    private AddConversationListener() {}

    public record Params(@AnyIdName ConversationId conversationId) {}

    public record Result(UUID subscriptionId) {}
}
