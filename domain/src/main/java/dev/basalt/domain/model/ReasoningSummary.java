package dev.basalt.domain.model;

/** How much a reasoning model reports of its reasoning. */
public enum ReasoningSummary {
    AUTO("auto"),
    CONCISE("concise"),
    DETAILED("detailed"),
    NONE("none");

    private final String word;

    ReasoningSummary(String word) {
        this.word = word;
    }

    /** Returns the word for it in configuration files and protocols. */
    public String word() {
        return word;
    }
}
