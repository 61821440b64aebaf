package dev.basalt.domain.auth;

import java.util.Locale;
import java.util.Optional;

/** The two ways to sign in with OpenAI. */
public enum AuthMode {
    API_KEY("apikey"),
    CHATGPT("chatgpt");

    private final String word;

    AuthMode(String word) {
        this.word = word;
    }

    /**
     * Returns the mode that a later version of codex stored under this name; empty when it is one
     * that Basalt does not have.
     */
    static Optional<AuthMode> ofStored(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replace("_", "")) {
            case "apikey" -> Optional.of(API_KEY);
            case "chatgpt", "chatgptauthtokens" -> Optional.of(CHATGPT);
            default -> Optional.empty();
        };
    }

    /** Returns its name in configuration files and protocols. */
    public String word() {
        return word;
    }
}
