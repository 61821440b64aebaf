package dev.basalt.adapter.doors.codex.method;

import java.util.UUID;

/** {@code removeConversationListener}: ends a subscription. */
public final class RemoveConversationListener {

    private RemoveConversationListener() {}

    public record Params(UUID subscriptionId) {}

    public record Result() {}
}
