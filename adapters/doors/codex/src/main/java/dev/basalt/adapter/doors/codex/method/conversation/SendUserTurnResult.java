package dev.basalt.adapter.doors.codex.method.conversation;

/** Result of {@code sendUserTurn}: the message was accepted. Events report the turn itself. */
public record SendUserTurnResult() {}
