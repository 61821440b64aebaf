package dev.basalt.adapter.doors.codex.method.server;

/**
 * Params of {@code getConfigToml}, the older form of {@code getUserSavedConfig} in codex 0.27.0:
 * none; what a client sends is ignored.
 */
public record GetConfigTomlParams() {}
