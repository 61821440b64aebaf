package dev.basalt.adapter.protocol.method;

import java.util.UUID;

/** {@code removeConversationListener}: ends a subscription. */
public final class RemoveConversationListener {

    private RemoveConversationListener() {}

    public record Params(UUID subscriptionId) {}

    public record Result() {}
}
