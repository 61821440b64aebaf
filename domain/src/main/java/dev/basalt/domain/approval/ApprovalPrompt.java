package dev.basalt.domain.approval;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.TurnId;

/** Asks the user for approvals. Thread-safe. */
public interface ApprovalPrompt {

    /**
     * Asks and waits for the answer. A client that cannot ask its user, an unreadable answer and an
     * error count as {@link ReviewDecision#DENIED}; a cancellation withdraws the question and
     * counts as {@link ReviewDecision#ABORT}.
     *
     * @param turn the turn that waits
     */
    ReviewDecision ask(TurnId turn, ApprovalQuestion question, Cancellation cancellation);
}
