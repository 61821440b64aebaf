package dev.basalt.application.conversation;

import dev.basalt.application.agent.AgentLoop;
import dev.basalt.application.agent.Memory;
import dev.basalt.application.agent.Turn;
import dev.basalt.application.agent.TurnContext;
import dev.basalt.application.agent.TurnItems;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.ConversationListener;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.conversation.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.settings.Settings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One conversation: its memory, its listeners, and its turns, one at a time and in order. Holds no
 * thread while nothing runs. Thread-safe.
 */
final class Conversation {

    private final ConversationId id;
    private final Settings settings;
    private final AgentLoop loop;
    private final Memory memory = new Memory();
    private final Broadcast broadcast = new Broadcast();

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Submission> waiting = new ArrayDeque<>(0);
    private final JoinedMessages joined = new JoinedMessages();
    private @Nullable Submission running;

    Conversation(ConversationId id, Settings settings, AgentLoop loop) {
        this.id = id;
        this.settings = settings;
        this.loop = loop;
    }

    ConversationId id() {
        return id;
    }

    Settings settings() {
        return settings;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    Subscription subscribe(UUID subscription, ConversationListener listener) {
        return broadcast.subscribe(subscription, listener);
    }

    /**
     * Accepts a turn of its own, after those that wait already.
     *
     * @param name asked for the turn's id when the turn is accepted
     */
    Submission enqueue(
            Supplier<TurnId> name,
            List<HistoryItem.Message> messages,
            TurnContext context,
            ApprovalPrompt approvals,
            Optional<ConversationListener> listener) {
        lock.lock();
        try {
            Submission submission =
                    new Submission(this, name.get(), messages, context, approvals, listener);
            waiting.add(submission);
            return submission;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts a turn in which the conversation is summarised, after those that wait already. */
    Submission enqueueCompaction(Supplier<TurnId> name, TurnContext context) {
        lock.lock();
        try {
            Submission submission = Submission.compaction(this, name.get(), context);
            waiting.add(submission);
            return submission;
        } finally {
            lock.unlock();
        }
    }

    ConversationUsage usage() {
        return memory.usage();
    }

    /**
     * Adds a message to the turn that runs; false when none does, or when it is about to end
     * because somebody wants it to: what is said after an interrupt is no part of what was
     * interrupted.
     *
     * @param name asked for the message's id when it joins
     */
    boolean join(Supplier<TurnId> name, JoinedMessages.Joined message) {
        lock.lock();
        try {
            if (running == null || running.cancellation().isCancelled()) {
                return false;
            }
            joined.add(name.get(), message);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void begin(Submission submission) {
        lock.lock();
        try {
            submission.markBegun();
            runNext();
        } finally {
            lock.unlock();
        }
    }

    void cancel(Submission submission) {
        boolean waited;
        lock.lock();
        try {
            waited = waiting.remove(submission);
            runNext();
        } finally {
            lock.unlock();
        }
        if (waited) {
            submission.endUnrun();
        } else {
            submission.cancellation().cancel();
        }
    }

    /** Ends the turn that runs; empty when none does. */
    Optional<Submission> interrupt() {
        Optional<Submission> interrupted;
        lock.lock();
        try {
            interrupted = Optional.ofNullable(running);
        } finally {
            lock.unlock();
        }
        interrupted.ifPresent(submission -> submission.cancellation().cancel());
        return interrupted;
    }

    void cancelAll() {
        List<Submission> unrun;
        lock.lock();
        try {
            unrun = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        unrun.forEach(Submission::endUnrun);
        interrupt();
    }

    void awaitIdle() {
        Submission last;
        lock.lock();
        try {
            last = running;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.await();
        }
    }

    /** Starts the next turn when it may. Called with the lock held. */
    private void runNext() {
        Submission next = waiting.peek();
        if (running == null && next != null && next.begun()) {
            waiting.remove();
            running = next;
            Thread.ofVirtual().name("turn-" + id + "-" + next.id()).start(() -> run(next));
        }
    }

    private void run(Submission submission) {
        Consumer<Event> events = event -> tell(submission, event);
        Turn turn =
                new Turn(
                        id,
                        submission.id(),
                        settings,
                        submission.context(),
                        submission.messages(),
                        this::takeJoined,
                        events,
                        new TurnItems(submission.id(), events),
                        submission.approvals(),
                        submission.cancellation());
        TurnOutcome outcome =
                submission.compacts() ? loop.compact(turn, memory) : loop.run(turn, memory);
        lock.lock();
        try {
            running = null;
            carryOver(outcome);
            runNext();
        } finally {
            lock.unlock();
        }
        submission.end(outcome);
    }

    /**
     * Gives messages that came too late for the turn one of their own; after an interrupt, which
     * stops everything, they are only remembered. Called with the lock held.
     */
    private void carryOver(TurnOutcome outcome) {
        if (outcome instanceof TurnOutcome.Interrupted) {
            joined.take().forEach(memory::remember);
            return;
        }
        joined.takeAsTurnOf(this)
                .ifPresent(next -> {
                    next.markBegun();
                    waiting.addFirst(next);
                });
    }

    private List<HistoryItem.Message> takeJoined() {
        lock.lock();
        try {
            return joined.take();
        } finally {
            lock.unlock();
        }
    }

    private void tell(Submission submission, Event event) {
        broadcast.tell(new ConversationEvent(id, submission.id(), event), submission.listener());
    }
}
