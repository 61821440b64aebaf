package dev.basalt.adapter.doors.codex.method;

/** {@code loginChatGpt}: begins a sign-in by browser. */
public final class LoginChatGpt {

    private LoginChatGpt() {}

    /** Nothing; whatever a client sends is ignored. */
    public record Params() {}

    /**
     * A sign-in that waits for its browser.
     *
     * @param authUrl what the person opens; it holds no secret that outlives the sign-in
     */
    public record Result(String loginId, String authUrl) {}
}
