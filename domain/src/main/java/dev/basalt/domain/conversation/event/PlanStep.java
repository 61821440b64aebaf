package dev.basalt.domain.conversation.event;

/** A step of the plan that the model works by. */
public record PlanStep(String step, Status status) {

    /** How far a step is. */
    public enum Status {
        PENDING("pending"),
        IN_PROGRESS("in_progress"),
        COMPLETED("completed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** Returns its name in tool calls and protocols. */
        public String word() {
            return word;
        }
    }
}
