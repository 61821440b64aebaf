package dev.basalt.application.tool.background;

import dev.basalt.application.InternalErrors;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandInput;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.InputQueue;
import dev.basalt.domain.command.OutputListener;
import dev.basalt.domain.command.background.BackgroundCommand;
import dev.basalt.domain.control.Cancellation;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A command that runs on a thread of its own, so that a call can stop waiting for it. */
public final class StartedCommand implements BackgroundCommand {

    private static final System.Logger LOG = System.getLogger(StartedCommand.class.getName());

    private final Cancellation cancellation = new Cancellation();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final UnreadOutput unread = new UnreadOutput();
    private @Nullable Either<CommandError, CommandOutcome> result;
    private @Nullable Consumer<Either<CommandError, CommandOutcome>> onEnd;
    private volatile boolean detached;

    private final CommandInput input;

    private StartedCommand(CommandInput input) {
        this.input = input;
    }

    /**
     * Starts a command.
     *
     * @param output receives its output until it is detached
     */
    public static StartedCommand start(
            CommandRunner runner, CommandRequest request, OutputListener output) {
        var command = new StartedCommand(request.input());
        Thread.ofVirtual().name("command").start(() -> command.run(runner, request, output));
        return command;
    }

    private void run(CommandRunner runner, CommandRequest request, OutputListener output) {
        Either<CommandError, CommandOutcome> outcome;
        try {
            outcome =
                    runner.run(
                            request,
                            (stream, chunk) -> {
                                lock.lock();
                                try {
                                    unread.add(chunk);
                                } finally {
                                    lock.unlock();
                                }
                                if (!detached) {
                                    output.onOutput(stream, chunk);
                                }
                            },
                            cancellation);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "internal error in a command", e);
            outcome = Either.left(new CommandError.NotStarted(InternalErrors.describe(e)));
        }
        settle(outcome);
    }

    /** Whoever waits for the end goes on when it is reported. */
    private void settle(Either<CommandError, CommandOutcome> outcome) {
        Consumer<Either<CommandError, CommandOutcome>> told;
        lock.lock();
        try {
            told = onEnd;
            if (told == null) {
                result = outcome;
                ended.signalAll();
                return;
            }
        } finally {
            lock.unlock();
        }
        try {
            if (!detached) {
                told.accept(outcome);
            }
        } finally {
            lock.lock();
            try {
                result = outcome;
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void signalEnd() {
        lock.lock();
        try {
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for its end.
     *
     * @param limit after which the wait is over
     * @param turn whose cancellation ends the command
     * @return empty when it goes on
     */
    public Optional<Either<CommandError, CommandOutcome>> await(Duration limit, Cancellation turn) {
        try (var _ = turn.onCancel(cancellation::cancel)) {
            lock.lock();
            try {
                long nanos = limit.toNanos();
                while (result == null && nanos > 0) {
                    nanos = ended.awaitNanos(nanos);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }
        if (turn.isCancelled()) {
            end();
        }
        return result();
    }

    private Optional<Either<CommandError, CommandOutcome>> result() {
        lock.lock();
        try {
            return Optional.ofNullable(result);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns how it ended.
     *
     * @throws IllegalStateException if it has not
     */
    public Either<CommandError, CommandOutcome> outcome() {
        return result().orElseThrow(() -> new IllegalStateException("it is still running"));
    }

    /** Is told of the end, at once if it has come; at most once, and not when detached. */
    public void onEnd(Consumer<Either<CommandError, CommandOutcome>> action) {
        Either<CommandError, CommandOutcome> known;
        lock.lock();
        try {
            known = result;
            onEnd = action;
        } finally {
            lock.unlock();
        }
        if (known != null && !detached) {
            action.accept(known);
        }
    }

    @Override
    public Progress read(Duration wait, Cancellation turn) {
        lock.lock();
        try (var _ = turn.onCancel(this::signalEnd)) {
            long nanos = wait.toNanos();
            while (result == null && nanos > 0 && !turn.isCancelled()) {
                nanos = ended.awaitNanos(nanos);
            }
            return unread.take(Optional.ofNullable(result));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unread.take(Optional.ofNullable(result));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean write(String text) {
        if (input instanceof CommandInput.Written(InputQueue queue)) {
            queue.write(text);
            return true;
        }
        return false;
    }

    @Override
    public void end() {
        cancellation.cancel();
        lock.lock();
        try {
            while (result == null) {
                ended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return result().isEmpty();
    }

    @Override
    public void detach() {
        detached = true;
    }
}
