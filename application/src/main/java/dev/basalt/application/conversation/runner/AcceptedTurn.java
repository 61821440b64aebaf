package dev.basalt.application.conversation.runner;

import dev.basalt.domain.conversation.QueuedTurn;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.TurnId;

/**
 * A turn that a conversation has accepted and runs when those before it are over. Nothing runs
 * before {@link #begin}, so that the client that asked for it can be answered first. Thread-safe.
 */
public final class AcceptedTurn {

    private final ConversationRunner runner;
    private final QueuedTurn turn;

    public AcceptedTurn(ConversationRunner runner, QueuedTurn turn) {
        this.runner = runner;
        this.turn = turn;
    }

    public TurnId id() {
        return turn.id();
    }

    /** Lets the turn run when those before it are over. Returns at once. */
    public void begin() {
        runner.begin(turn);
    }

    /** Interrupts the turn if it runs, and withdraws it if it waits. Returns at once. */
    public void cancel() {
        runner.cancel(turn);
    }

    /** Blocks until the turn is over; its last event has been published by then. */
    public TurnOutcome await() {
        return runner.await(turn);
    }

    /** Returns whether the turn is over. */
    public boolean isOver() {
        return runner.onTurns(_ -> turn.outcome().isPresent());
    }
}
