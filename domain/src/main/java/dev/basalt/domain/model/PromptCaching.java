package dev.basalt.domain.model;

/** How long a provider is asked to keep a prompt in its cache, where it has to be asked. */
public enum PromptCaching {
    /** Five minutes since it was last read. */
    SHORT("5m"),
    /** An hour since it was last read; writing it costs more. */
    HOUR("1h");

    private final String word;

    PromptCaching(String word) {
        this.word = word;
    }

    /** Returns the word for it in the configuration and in requests. */
    public String word() {
        return word;
    }
}
