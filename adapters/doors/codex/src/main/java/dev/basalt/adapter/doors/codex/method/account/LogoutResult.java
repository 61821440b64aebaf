package dev.basalt.adapter.doors.codex.method.account;

/** Result of {@code logout}: an empty object. */
public record LogoutResult() {}
