package dev.basalt.domain.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A request to stop that is passed to everything a turn has started: the stream from the model, the
 * wait before a retry, the running command, the pending approval.
 *
 * <p>Cancelling is final and idempotent. Thread-safe.
 */
public final class Cancellation {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Runnable> actions = new LinkedHashMap<>();
    private boolean cancelled;

    /** Runs the registered actions on the calling thread; later calls do nothing. */
    public void cancel() {
        Runnable[] pending;
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            cancelled = true;
            pending = actions.values().toArray(Runnable[]::new);
            actions.clear();
        } finally {
            lock.unlock();
        }
        for (Runnable action : pending) {
            action.run();
        }
    }

    public boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Registers an action that is run on cancellation, or at once if this is already cancelled. The
     * action must be short and must not throw.
     *
     * @return the registration; close it when the work that the action would stop has ended
     */
    public Registration onCancel(Runnable action) {
        Object key = new Object();
        lock.lock();
        try {
            if (!cancelled) {
                actions.put(key, action);
                return () -> forget(key);
            }
        } finally {
            lock.unlock();
        }
        action.run();
        return () -> {};
    }

    private void forget(Object key) {
        lock.lock();
        try {
            actions.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /** The registration of an action. Closing twice is harmless. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
