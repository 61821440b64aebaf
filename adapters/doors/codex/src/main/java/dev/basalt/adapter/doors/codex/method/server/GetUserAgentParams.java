package dev.basalt.adapter.doors.codex.method.server;

/** Params of {@code getUserAgent}: none. */
public record GetUserAgentParams() {}
