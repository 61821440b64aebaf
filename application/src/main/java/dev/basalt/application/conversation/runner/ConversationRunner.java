package dev.basalt.application.conversation.runner;

import dev.basalt.application.agent.AgentLoop;
import dev.basalt.application.agent.turn.Turn;
import dev.basalt.application.tool.background.ConversationCommands;
import dev.basalt.domain.conversation.Conversation;
import dev.basalt.domain.conversation.ConversationState;
import dev.basalt.domain.conversation.QueuedTurn;
import dev.basalt.domain.conversation.TurnQueue;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs one conversation: its turns, one at a time, each on a thread of its own, and what it
 * publishes to its listeners. Has no thread while no turn runs. Thread-safe.
 */
public final class ConversationRunner {

    private final Conversation conversation;
    private final Journal journal;
    private final AgentLoop loop;
    private final Broadcast broadcast = new Broadcast();
    private final MessageSequence messages = new MessageSequence();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turnEnded = lock.newCondition();
    private final ConversationCommands background = new ConversationCommands();
    private boolean released;
    private volatile long lastUse;

    public ConversationRunner(
            ConversationId id,
            Settings settings,
            ConversationState state,
            Journal journal,
            AgentLoop loop) {
        this.conversation = new Conversation(id, settings, state, journal);
        this.journal = journal;
        this.loop = loop;
    }

    public ConversationId id() {
        return conversation.id();
    }

    public Settings settings() {
        return conversation.settings();
    }

    public Broadcast broadcast() {
        return broadcast;
    }

    public ConversationUsage usage() {
        return conversation.usage();
    }

    /** Says when the conversation was used last, in whatever unit the caller counts. */
    public void usedAt(long moment) {
        lastUse = moment;
    }

    public long lastUse() {
        return lastUse;
    }

    /**
     * Works with the turns and listeners of the conversation, while it is not released.
     *
     * @return empty when it was released
     */
    public <R> Optional<R> use(Function<ConversationRunner, R> work) {
        lock.lock();
        try {
            return released ? Optional.empty() : Optional.of(work.apply(this));
        } finally {
            lock.unlock();
        }
    }

    /** Gives the conversation back to its store, if it is not in use; returns whether it did. */
    public boolean release() {
        lock.lock();
        try {
            released =
                    conversation.turns().isIdle()
                            && messages.isEmpty()
                            && broadcast.isUnused()
                            && journal.isComplete();
            if (released) {
                journal.release();
            }
        } finally {
            lock.unlock();
        }
        if (released) {
            background.close();
        }
        return released;
    }

    public Subscription subscribe(UUID subscription, ConversationListener listener) {
        return broadcast.subscribe(subscription, listener);
    }

    /**
     * Accepts a message when its files are read, after the messages before it.
     *
     * @param accept called on the thread that has read the files, or at once
     */
    public <R> CompletableFuture<R> inOrder(
            CompletableFuture<Either<ConversationError, HistoryItem.Message>> message,
            Function<Either<ConversationError, HistoryItem.Message>, R> accept) {
        lock.lock();
        try {
            return messages.add(message, accept);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses the messages whose files are still being read. */
    public void refuseUnread() {
        List<CompletableFuture<Either<ConversationError, HistoryItem.Message>>> unread;
        lock.lock();
        try {
            unread = messages.unread();
        } finally {
            lock.unlock();
        }
        unread.forEach(
                message -> message.complete(Either.left(new ConversationError.Interrupted(id()))));
    }

    /** Accepts a turn of its own, after those that wait already. */
    public AcceptedTurn enqueue(QueuedTurn turn) {
        lock.lock();
        try {
            conversation.turns().add(turn);
            return new AcceptedTurn(this, turn);
        } finally {
            lock.unlock();
        }
    }

    /** Lets a message join the turn that runs; otherwise accepts a turn of its own for it. */
    public Optional<AcceptedTurn> joinOrEnqueue(Supplier<QueuedTurn> message) {
        lock.lock();
        try {
            return conversation.turns().join(message)
                    ? Optional.empty()
                    : Optional.of(enqueue(message.get()));
        } finally {
            lock.unlock();
        }
    }

    /** Works with the turns under the lock. */
    public <R> R onTurns(Function<TurnQueue, R> work) {
        lock.lock();
        try {
            return work.apply(conversation.turns());
        } finally {
            lock.unlock();
        }
    }

    /** Returns the turn that runs. */
    public Optional<AcceptedTurn> running() {
        return onTurns(TurnQueue::running).map(turn -> new AcceptedTurn(this, turn));
    }

    public void begin(QueuedTurn turn) {
        lock.lock();
        try {
            conversation.turns().begin(turn);
            startNext();
        } finally {
            lock.unlock();
        }
    }

    public void cancel(QueuedTurn turn) {
        boolean waited;
        lock.lock();
        try {
            waited = conversation.turns().withdraw(turn);
            startNext();
            turnEnded.signalAll();
        } finally {
            lock.unlock();
        }
        if (!waited) {
            turn.cancellation().cancel();
        }
    }

    public void cancelAll() {
        refuseUnread();
        Optional<QueuedTurn> running;
        lock.lock();
        try {
            conversation.turns().withdrawAll();
            running = conversation.turns().running();
            turnEnded.signalAll();
        } finally {
            lock.unlock();
        }
        running.ifPresent(turn -> turn.cancellation().cancel());
    }

    /** Blocks until the turn is over; its last event has been published by then. */
    public TurnOutcome await(QueuedTurn turn) {
        lock.lock();
        try {
            while (turn.outcome().isEmpty()) {
                turnEnded.awaitUninterruptibly();
            }
            return turn.outcome().get();
        } finally {
            lock.unlock();
        }
    }

    public void awaitIdle() {
        onTurns(TurnQueue::running).ifPresent(this::await);
    }

    /** Called with the lock held. */
    private void startNext() {
        conversation
                .turns()
                .startNext()
                .ifPresent(next ->
                        Thread.ofVirtual()
                                .name("turn-" + id() + "-" + next.id())
                                .start(() -> run(next)));
    }

    private void run(QueuedTurn queued) {
        Turn turn =
                new Turn(
                        conversation,
                        queued,
                        this::takeJoined,
                        background,
                        event -> publish(queued, event));
        TurnOutcome outcome = loop.run(turn);
        lock.lock();
        try {
            conversation.finishTurn(outcome);
            startNext();
            turnEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<HistoryItem.Message> takeJoined() {
        return onTurns(TurnQueue::takeJoined);
    }

    private void publish(QueuedTurn turn, Event event) {
        if (event instanceof Event.TurnEnded || event instanceof Event.ApprovalRequested) {
            journal.flush().ifPresent(error -> send(turn, notStored(error.message())));
        }
        send(turn, event);
    }

    private static Event notStored(String reason) {
        return new Event.Notice("the conversation is no longer stored: " + reason);
    }

    private void send(QueuedTurn turn, Event event) {
        broadcast.publish(new ConversationEvent(id(), turn.id(), event), turn.listener());
    }
}
