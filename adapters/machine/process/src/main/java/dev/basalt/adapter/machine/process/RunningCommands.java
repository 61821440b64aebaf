package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.engine.Engine;
import dev.basalt.adapter.machine.process.engine.Termination;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The commands that run now, to be ended together with the server. Thread-safe. */
final class RunningCommands implements AutoCloseable {

    private static final Duration LIMIT = Termination.GRACE.plusMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Engine.Running> commands = new LinkedHashSet<>();
    private boolean closed;

    /** Starts a command unless the end has come. */
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

    void forget(Engine.Running command) {
        lock.lock();
        try {
            commands.remove(command);
        } finally {
            lock.unlock();
        }
    }

    /** Ends what runs, and waits for the end as long as SIGKILL may take. */
    @Override
    public void close() {
        List<Engine.Running> last;
        lock.lock();
        try {
            closed = true;
            last = List.copyOf(commands);
        } finally {
            lock.unlock();
        }
        last.forEach(Engine.Running::stop);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            for (Engine.Running command : last) {
                command.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
