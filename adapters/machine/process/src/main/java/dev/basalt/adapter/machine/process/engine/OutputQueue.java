package dev.basalt.adapter.machine.process.engine;

import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.OutputStreamName;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Passes the output of a command from the threads that read its pipes to the thread that waits for
 * it. Its capacity is small, so that a slow listener slows the command instead of using memory.
 * Thread-safe.
 */
public final class OutputQueue {

    /** What the engine reports about a command. */
    public sealed interface Message {

        record Chunk(OutputStreamName stream, Bytes bytes) implements Message {}

        /** The last message: the command has ended. */
        record Ended(Ending ending, Duration duration) implements Message {}

        /** The only message: the command was not started. */
        record NotStarted(CommandError error) implements Message {}
    }

    /** Chunks of at most 8 KiB. */
    private static final int CAPACITY = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ArrayDeque<Message> messages = new ArrayDeque<>(CAPACITY);
    private boolean discarded;
    private Optional<Runnable> onRoom = Optional.empty();

    /** Adds a message; waits while the queue is full. */
    void put(Message message) {
        lock.lock();
        try {
            while (messages.size() == CAPACITY && !discarded) {
                notFull.awaitUninterruptibly();
            }
            if (!discarded) {
                messages.add(message);
                notEmpty.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Discards all messages, present and future, because no thread will take them. */
    public void discard() {
        lock.lock();
        try {
            discarded = true;
            messages.clear();
            notFull.signalAll();
            onRoom.ifPresent(Runnable::run);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns whether a chunk of each stream fits; if not, the action is run once there is room.
     */
    boolean hasRoom(Runnable action) {
        lock.lock();
        try {
            if (messages.size() + OutputStreamName.values().length <= CAPACITY) {
                return true;
            }
            onRoom = Optional.of(action);
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Removes the oldest message; waits while there is none. */
    public Message take() throws InterruptedException {
        Optional<Runnable> action = Optional.empty();
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty()) {
                notEmpty.await();
            }
            if (messages.size() <= CAPACITY / 2) {
                action = onRoom;
                onRoom = Optional.empty();
            }
            notFull.signal();
            return messages.remove();
        } finally {
            lock.unlock();
            action.ifPresent(Runnable::run);
        }
    }
}
