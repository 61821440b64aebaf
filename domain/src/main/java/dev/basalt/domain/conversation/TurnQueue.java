package dev.basalt.domain.conversation;

import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.model.history.HistoryItem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The turns of a conversation: one runs at a time, in the order in which they were accepted, each
 * not before it is begun. What the user says while a turn runs joins it. Not thread-safe.
 */
public final class TurnQueue {

    private final Deque<QueuedTurn> waiting = new ArrayDeque<>(0);
    private final List<QueuedTurn> joined = new ArrayList<>(0);
    private @Nullable QueuedTurn running;

    /** Accepts a turn, after those that wait already. */
    public void add(QueuedTurn turn) {
        waiting.add(turn);
    }

    /**
     * Adds a message to the turn that runs; when none does, or when it is about to end because it
     * was interrupted, nothing happens: what is said after an interruption is no part of what was
     * interrupted.
     *
     * @param message the turn that the message becomes when the running one no longer takes it;
     *     asked for when the message joins
     * @return whether it joined
     */
    public boolean join(Supplier<QueuedTurn> message) {
        if (running == null || running.cancellation().isCancelled()) {
            return false;
        }
        joined.add(message.get());
        return true;
    }

    /** Takes what has joined the turn that runs, in order. */
    public List<HistoryItem.Message> takeJoined() {
        List<HistoryItem.Message> taken =
                joined.stream().flatMap(message -> message.messages().stream()).toList();
        joined.clear();
        return taken;
    }

    /** Lets a turn run when those before it are over. */
    public void begin(QueuedTurn turn) {
        turn.begin();
    }

    /** Starts the next turn when it may run; empty when none may now. */
    public Optional<QueuedTurn> startNext() {
        QueuedTurn next = waiting.peek();
        if (running != null || next == null || !next.begun()) {
            return Optional.empty();
        }
        waiting.remove();
        running = next;
        return Optional.of(next);
    }

    /** Returns the turn that runs. */
    public Optional<QueuedTurn> running() {
        return Optional.ofNullable(running);
    }

    /** Takes back a turn that waits; false when it runs or is over. */
    public boolean withdraw(QueuedTurn turn) {
        boolean waited = waiting.remove(turn);
        if (waited) {
            turn.end(new TurnOutcome.Interrupted());
        }
        return waited;
    }

    /** Takes back all turns that wait. */
    public void withdrawAll() {
        waiting.forEach(turn -> turn.end(new TurnOutcome.Interrupted()));
        waiting.clear();
    }

    /**
     * Lets the turn that runs be over. What joined it and was not taken becomes the next turn,
     * under the id and the rules of the last message, and is begun.
     */
    void finish(TurnOutcome outcome) {
        if (running != null) {
            running.end(outcome);
            running = null;
        }
        if (!joined.isEmpty()) {
            QueuedTurn last = joined.getLast();
            QueuedTurn next =
                    QueuedTurn.prompt(
                            last.id(),
                            takeJoined(),
                            last.context(),
                            last.approvals(),
                            last.listener());
            next.begin();
            waiting.addFirst(next);
        }
    }

    /** Returns whether no turn runs or waits. */
    public boolean isIdle() {
        return running == null && waiting.isEmpty();
    }
}
