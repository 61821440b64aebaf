package dev.basalt.domain.model;

/** How long a reasoning model may think. */
public enum ReasoningEffort {
    MINIMAL("minimal"),
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high");

    private final String word;

    ReasoningEffort(String word) {
        this.word = word;
    }

    /** Returns the word for it in configuration files and protocols. */
    public String word() {
        return word;
    }
}
