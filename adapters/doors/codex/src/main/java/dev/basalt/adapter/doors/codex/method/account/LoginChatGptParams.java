package dev.basalt.adapter.doors.codex.method.account;

/**
 * Params of {@code loginChatGpt}, which begins a sign-in by browser: none; what a client sends is
 * ignored.
 */
public record LoginChatGptParams() {}
