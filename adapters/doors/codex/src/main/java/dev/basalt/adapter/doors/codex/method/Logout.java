package dev.basalt.adapter.doors.codex.method;

/** {@code logout}, also {@code logoutChatGpt}: forgets who is signed in. */
public final class Logout {

    private Logout() {}

    /** Nothing; whatever a client sends is ignored. */
    public record Params() {}

    public record Result() {}
}
