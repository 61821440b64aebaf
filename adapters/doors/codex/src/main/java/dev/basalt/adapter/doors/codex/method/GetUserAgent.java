package dev.basalt.adapter.doors.codex.method;

/** {@code getUserAgent}: how the server presents itself to model providers. */
public final class GetUserAgent {

    private GetUserAgent() {}

    public record Params() {}

    public record Result(String userAgent) {}
}
