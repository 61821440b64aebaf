package dev.basalt.adapter.doors.codex.method.account;

import org.jspecify.annotations.Nullable;

/**
 * Params of {@code getAuthStatus}, which reports how the user is signed in.
 *
 * @param includeToken whether the result contains the token
 * @param refreshToken whether the token is renewed first
 */
public record GetAuthStatusParams(@Nullable Boolean includeToken, @Nullable Boolean refreshToken) {}
