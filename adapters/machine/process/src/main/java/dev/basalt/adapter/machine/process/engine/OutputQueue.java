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
 * Hands what a command writes from the threads that read its pipes to the thread that waits for it.
 * It is short, so that a slow listener slows the command and costs no memory. Thread-safe.
 */
public final class OutputQueue {

    /** What there is to say about a command. */
    public sealed interface Message {

        record Chunk(OutputStreamName stream, Bytes bytes) implements Message {}

        /** The last message: the command has ended. */
        record Ended(Ending ending, Duration duration) implements Message {}

        /** The only message: there was no command. */
        record NotStarted(CommandError error) implements Message {}
    }

    /** Chunks of at most 8 KiB. */
    private static final int CAPACITY = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ArrayDeque<Message> messages = new ArrayDeque<>(CAPACITY);
    private boolean abandoned;
    private Optional<Runnable> onRoom = Optional.empty();

    /** Adds a message, waiting for room if need be. */
    void put(Message message) {
        lock.lock();
        try {
            while (messages.size() == CAPACITY && !abandoned) {
                notFull.awaitUninterruptibly();
            }
            if (!abandoned) {
                messages.add(message);
                notEmpty.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Drops what is and what will be said, for want of somebody who takes it. */
    public void abandon() {
        lock.lock();
        try {
            abandoned = true;
            messages.clear();
            notFull.signalAll();
            onRoom.ifPresent(Runnable::run);
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether a chunk of each stream fits; if not, the action is run once there is room. */
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

    /** Removes the oldest message, waiting for one if need be. */
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
