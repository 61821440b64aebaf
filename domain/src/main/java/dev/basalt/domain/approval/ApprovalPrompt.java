package dev.basalt.domain.approval;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.SubmissionId;

/** Whoever can be asked for an approval. Thread-safe. */
public interface ApprovalPrompt {

    /**
     * Asks and waits for the answer. Somebody who cannot answer, an unreadable answer and an error
     * count as {@link ReviewDecision#DENIED}; a cancellation withdraws the question and counts as
     * {@link ReviewDecision#ABORT}.
     *
     * @param submission the turn that waits
     */
    ReviewDecision ask(
            SubmissionId submission, ApprovalQuestion question, Cancellation cancellation);
}
