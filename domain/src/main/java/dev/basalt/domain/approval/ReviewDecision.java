package dev.basalt.domain.approval;

/** A user's answer to a question of approval. */
public enum ReviewDecision {
    APPROVED("approved"),
    /** Approved, and not to be asked again about the same thing in this conversation. */
    APPROVED_FOR_SESSION("approved_for_session"),
    DENIED("denied"),
    /** Denied, and the turn is to end. */
    ABORT("abort");

    private final String word;

    ReviewDecision(String word) {
        this.word = word;
    }

    /** Returns its name in protocols. */
    public String word() {
        return word;
    }
}
