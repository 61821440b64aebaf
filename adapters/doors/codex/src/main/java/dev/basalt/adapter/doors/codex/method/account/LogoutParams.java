package dev.basalt.adapter.doors.codex.method.account;

/**
 * Params of {@code logout}, also {@code logoutChatGpt}, which deletes the stored credentials: none;
 * what a client sends is ignored.
 */
public record LogoutParams() {}
