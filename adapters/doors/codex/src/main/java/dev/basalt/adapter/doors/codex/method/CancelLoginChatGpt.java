package dev.basalt.adapter.doors.codex.method;

import java.util.UUID;

/** {@code cancelLoginChatGpt}: calls off a sign-in that waits for its browser. */
public final class CancelLoginChatGpt {

    private CancelLoginChatGpt() {}

    public record Params(UUID loginId) {}

    public record Result() {}
}
