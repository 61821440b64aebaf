package dev.basalt.adapter.doors.codex.method.server;

/** Result of {@code getUserAgent}: the HTTP header that the server sends to model providers. */
public record GetUserAgentResult(String userAgent) {}
