package dev.basalt.adapter.doors.codex.method.listener;

import java.util.UUID;

/** Params of {@code removeConversationListener}, which ends a subscription. */
public record RemoveConversationListenerParams(UUID subscriptionId) {}
