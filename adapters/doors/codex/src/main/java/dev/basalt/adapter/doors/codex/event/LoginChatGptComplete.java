package dev.basalt.adapter.doors.codex.event;

import org.jspecify.annotations.Nullable;

/**
 * The params of {@code loginChatGptComplete}: a sign-in by browser is over.
 *
 * @param error null when it worked
 */
public record LoginChatGptComplete(String loginId, boolean success, @Nullable String error) {}
