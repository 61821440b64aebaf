package dev.basalt.adapter.doors.codex.method;

/** {@code loginApiKey}: signs in with an API key. */
public final class LoginApiKey {

    private LoginApiKey() {}

    /** The key, which is not printed. */
    public record Params(String apiKey) {

        @Override
        public String toString() {
            return "Params[]";
        }
    }

    public record Result() {}
}
