package dev.basalt.domain.conversation;

import static dev.basalt.domain.conversation.ConversationFixture.prompt;
import static dev.basalt.domain.conversation.ConversationFixture.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.TurnId;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class TurnQueueTest {

    private static final TurnOutcome COMPLETED = new TurnOutcome.Completed(Optional.of("done"));
    private static final TurnOutcome INTERRUPTED = new TurnOutcome.Interrupted();

    private final TurnQueue turns = new TurnQueue();
    private final QueuedTurn first = prompt("0", "first");
    private final QueuedTurn second = prompt("1", "second");

    private void add(QueuedTurn turn) {
        turns.add(turn);
        turns.begin(turn);
    }

    @Test
    void aTurnDoesNotStartBeforeItIsBegun() {
        turns.add(first);
        assertEquals(Optional.empty(), turns.startNext());

        turns.begin(first);

        assertEquals(Optional.of(first), turns.startNext());
        assertEquals(Optional.of(first), turns.running());
    }

    @Test
    void aTurnWaitsForTheOneBeforeIt() {
        add(first);
        add(second);
        turns.startNext();
        assertEquals(Optional.empty(), turns.startNext());

        turns.finish(COMPLETED);

        assertEquals(Optional.of(COMPLETED), first.outcome());
        assertEquals(Optional.of(second), turns.startNext());
    }

    @Test
    void aTurnThatIsBegunWaitsForOneThatIsNot() {
        turns.add(first);
        add(second);

        assertEquals(Optional.empty(), turns.startNext());
    }

    @Test
    void aWithdrawnTurnIsOverAndMakesWayForTheNext() {
        turns.add(first);
        add(second);

        assertTrue(turns.withdraw(first));

        assertEquals(Optional.of(INTERRUPTED), first.outcome());
        assertEquals(Optional.of(second), turns.startNext());
    }

    @Test
    void aRunningTurnCannotBeWithdrawn() {
        add(first);
        turns.startNext();

        assertFalse(turns.withdraw(first));
        assertEquals(Optional.empty(), first.outcome());
    }

    @Test
    void allThatWaitAreWithdrawnAtOnce() {
        add(first);
        turns.startNext();
        add(second);

        turns.withdrawAll();

        assertEquals(Optional.of(INTERRUPTED), second.outcome());
        assertEquals(Optional.empty(), first.outcome());
    }

    @Test
    void aMessageJoinsTheTurnThatRuns() {
        add(first);
        turns.startNext();

        assertTrue(turns.join(() -> prompt("1", "and")));
        assertTrue(turns.join(() -> prompt("2", "also")));

        assertEquals(List.of(user("and"), user("also")), turns.takeJoined());
        assertEquals(List.of(), turns.takeJoined());
    }

    @Test
    void aMessageThatDoesNotJoinIsNotAskedFor() {
        assertFalse(
                turns.join(() -> {
                    throw new AssertionError("asked for");
                }));
    }

    @Test
    void aMessageAfterAnInterruptionDoesNotJoinWhatWasInterrupted() {
        add(first);
        turns.startNext();
        first.cancellation().cancel();

        assertFalse(turns.join(() -> prompt("1", "late")));
    }

    @Test
    void messagesThatCameTooLateBecomeTheNextTurnUnderTheIdOfTheLast() {
        add(first);
        turns.startNext();
        add(second);
        turns.join(() -> prompt("2", "late"));
        turns.join(() -> prompt("3", "later"));

        turns.finish(COMPLETED);

        QueuedTurn next = turns.startNext().orElseThrow();
        assertEquals(new TurnId("3"), next.id());
        assertEquals(List.of(user("late"), user("later")), next.messages());
        turns.finish(COMPLETED);
        assertEquals(Optional.of(second), turns.startNext());
    }

    @Test
    void itIsIdleWhenNothingRunsOrWaits() {
        var idle = new ArrayList<Boolean>();
        idle.add(turns.isIdle());
        turns.add(first);
        idle.add(turns.isIdle());
        turns.begin(first);
        turns.startNext();
        idle.add(turns.isIdle());
        turns.finish(COMPLETED);
        idle.add(turns.isIdle());

        assertEquals(List.of(true, false, false, true), idle);
    }
}
