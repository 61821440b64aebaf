package dev.basalt.adapter.doors.codex.method.conversation;

/** Result of {@code sendUserMessage}: the message was accepted. Events report the turn itself. */
public record SendUserMessageResult() {}
