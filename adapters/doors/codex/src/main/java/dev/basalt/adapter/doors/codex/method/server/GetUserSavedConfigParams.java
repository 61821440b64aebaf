package dev.basalt.adapter.doors.codex.method.server;

/**
 * Params of {@code getUserSavedConfig}, which reports the settings in the user's config.toml: none;
 * what a client sends is ignored.
 */
public record GetUserSavedConfigParams() {}
