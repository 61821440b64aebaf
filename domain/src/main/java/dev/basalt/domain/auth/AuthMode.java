package dev.basalt.domain.auth;

/** The two ways to be signed in with OpenAI. */
public enum AuthMode {
    API_KEY("apikey"),
    CHATGPT("chatgpt");

    private final String word;

    AuthMode(String word) {
        this.word = word;
    }

    /** Returns the word for it in configuration files and on the wire. */
    public String word() {
        return word;
    }
}
