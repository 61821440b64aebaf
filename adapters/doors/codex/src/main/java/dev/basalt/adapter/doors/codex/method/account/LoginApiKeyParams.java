package dev.basalt.adapter.doors.codex.method.account;

/**
 * Params of {@code loginApiKey}, which signs in with an API key. The key is left out of {@link
 * #toString}.
 */
public record LoginApiKeyParams(String apiKey) {

    @Override
    public String toString() {
        return "LoginApiKeyParams[]";
    }
}
