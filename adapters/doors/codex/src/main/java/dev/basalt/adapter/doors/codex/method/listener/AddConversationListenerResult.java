package dev.basalt.adapter.doors.codex.method.listener;

import java.util.UUID;

/** Result of {@code addConversationListener}: the id that ends the subscription. */
public record AddConversationListenerResult(UUID subscriptionId) {}
