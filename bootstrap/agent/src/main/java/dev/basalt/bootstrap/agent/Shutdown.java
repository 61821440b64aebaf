package dev.basalt.bootstrap.agent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What must end with the process, in order. What must be ended registers itself when it is created.
 * Thread-safe.
 */
public final class Shutdown {

    /** The order of the shutdown. */
    public enum Step {
        STOP_ACCEPTING_REQUESTS,
        INTERRUPT_TURNS,
        END_COMMANDS,
        FINISH_REQUESTS,
        CANCEL_LOGINS
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Step, List<Runnable>> actions = new EnumMap<>(Step.class);

    /** Adds an action, which may block until what it ends is over. */
    public void register(Step step, Runnable action) {
        lock.lock();
        try {
            actions.computeIfAbsent(step, _ -> new ArrayList<>()).add(action);
        } finally {
            lock.unlock();
        }
    }

    /** Runs all actions, step by step. One that fails is logged and does not stop the others. */
    public void run() {
        for (Runnable action : inOrder()) {
            try {
                action.run();
            } catch (RuntimeException e) {
                System.getLogger(Shutdown.class.getName())
                        .log(System.Logger.Level.ERROR, "the shutdown goes on after a failure", e);
            }
        }
    }

    private List<Runnable> inOrder() {
        lock.lock();
        try {
            return actions.values().stream().flatMap(List::stream).toList();
        } finally {
            lock.unlock();
        }
    }
}
