package dev.basalt.domain.conversation;

/** Why a turn ended before its end. */
public enum AbortReason {
    INTERRUPTED("interrupted"),
    REPLACED("replaced");

    private final String word;

    AbortReason(String word) {
        this.word = word;
    }

    /** Returns the word for it on the wire. */
    public String word() {
        return word;
    }
}
