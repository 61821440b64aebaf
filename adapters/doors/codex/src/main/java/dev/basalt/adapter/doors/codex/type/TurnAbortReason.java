package dev.basalt.adapter.doors.codex.type;

/** Why a turn was ended before its end, in codex's words. */
public enum TurnAbortReason {
    INTERRUPTED("interrupted"),
    /** Named for clients that know it; a turn is never replaced here. */
    REPLACED("replaced");

    private final String word;

    TurnAbortReason(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
