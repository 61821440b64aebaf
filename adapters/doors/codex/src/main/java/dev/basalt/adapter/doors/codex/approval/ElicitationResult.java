package dev.basalt.adapter.doors.codex.approval;

import dev.basalt.domain.approval.ReviewDecision;

import org.jspecify.annotations.Nullable;

/**
 * What a client should answer to an elicitation: a decision, or an action of MCP. {@link
 * ApprovalAnswer} reads it, and whatever else may come.
 */
public record ElicitationResult(
        @Nullable ReviewDecision decision,
        @Nullable ElicitationAction action,
        @Nullable ElicitationContent content) {

    /** What the user did with the form. */
    public enum ElicitationAction {
        ACCEPT("accept"),
        DECLINE("decline"),
        CANCEL("cancel");

        private final String word;

        ElicitationAction(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The form as it was filled in. */
    public record ElicitationContent(@Nullable ReviewDecision decision) {}
}
