package dev.basalt.adapter.doors.codex.method.listener;

/** Result of {@code removeConversationListener}: an empty object. */
public record RemoveConversationListenerResult() {}
