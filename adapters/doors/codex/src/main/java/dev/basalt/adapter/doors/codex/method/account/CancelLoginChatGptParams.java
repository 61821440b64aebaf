package dev.basalt.adapter.doors.codex.method.account;

import java.util.UUID;

/** Params of {@code cancelLoginChatGpt}, which cancels a sign-in that waits for its browser. */
public record CancelLoginChatGptParams(UUID loginId) {}
