package dev.basalt.adapter.doors.codex.method.account;

/** Result of {@code cancelLoginChatGpt}: an empty object. */
public record CancelLoginChatGptResult() {}
