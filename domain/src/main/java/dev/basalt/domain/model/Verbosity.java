package dev.basalt.domain.model;

/** How long the model's answers are to be. */
public enum Verbosity {
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high");

    private final String word;

    Verbosity(String word) {
        this.word = word;
    }

    /** Returns the word for it in configuration files and protocols. */
    public String word() {
        return word;
    }
}
