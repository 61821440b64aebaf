package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.engine.Engine;
import dev.basalt.adapter.machine.process.engine.TerminationLimits;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The running commands, which are ended when the server shuts down. Thread-safe. */
final class RunningCommands implements AutoCloseable {

    private static final Duration LIMIT = TerminationLimits.GRACE.plusMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Engine.Running> commands = new LinkedHashSet<>();
    private boolean closed;

    /** Starts a command unless this is closed. */
    Either<String, Engine.Running> start(Supplier<Either<String, Engine.Running>> starter) {
        lock.lock();
        try {
            return closed
                    ? Either.left("the server is shutting down")
                    : starter.get().peek(commands::add);
        } finally {
            lock.unlock();
        }
    }

    void remove(Engine.Running command) {
        lock.lock();
        try {
            commands.remove(command);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the running commands, and waits for them until SIGKILL has taken effect. */
    @Override
    public void close() {
        List<Engine.Running> running;
        lock.lock();
        try {
            closed = true;
            running = List.copyOf(commands);
        } finally {
            lock.unlock();
        }
        running.forEach(Engine.Running::stop);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            for (Engine.Running command : running) {
                command.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
