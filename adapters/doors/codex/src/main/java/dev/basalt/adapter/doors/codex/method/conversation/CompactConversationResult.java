package dev.basalt.adapter.doors.codex.method.conversation;

/**
 * Result of {@code compactConversation}: the request was accepted. Events report the turn itself.
 */
public record CompactConversationResult() {}
