package dev.basalt.domain.auth;

/** The two ways to sign in with OpenAI. */
public enum AuthMode {
    API_KEY("apikey"),
    CHATGPT("chatgpt");

    private final String word;

    AuthMode(String word) {
        this.word = word;
    }

    /** Returns its name in configuration files and protocols. */
    public String word() {
        return word;
    }
}
