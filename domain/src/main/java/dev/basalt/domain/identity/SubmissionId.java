package dev.basalt.domain.identity;

/**
 * Names what the user submitted, within one conversation; every event carries the submission it
 * belongs to. Start-up events belong to {@link #NONE}.
 */
public record SubmissionId(String value) {

    /** The submission of events that nobody asked for: those of a conversation's start. */
    public static final SubmissionId NONE = new SubmissionId("");

    @Override
    public String toString() {
        return value;
    }
}
