package dev.basalt.domain.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A request to stop that travels down through everything a turn has started: the stream from the
 * model, the wait before a retry, the running command, the pending approval.
 *
 * <p>Cancelling is final and idempotent. Thread-safe.
 */
public final class Cancellation {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Runnable> actions = new LinkedHashMap<>();
    private boolean cancelled;

    /** Asks everything that registered to stop, on the calling thread; later calls do nothing. */
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
     * Runs an action when the work is cancelled, or at once when it already was. The action must be
     * short and must not throw.
     *
     * @return withdraws the action; to be closed when the work it would stop is over
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

    /** Ends an interest in a cancellation. Closing twice is harmless. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
