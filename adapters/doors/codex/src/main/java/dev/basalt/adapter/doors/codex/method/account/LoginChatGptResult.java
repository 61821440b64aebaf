package dev.basalt.adapter.doors.codex.method.account;

/**
 * Result of {@code loginChatGpt}: a sign-in that waits for its browser.
 *
 * @param authUrl what the user opens; it contains no secret that outlives the sign-in
 */
public record LoginChatGptResult(String loginId, String authUrl) {}
