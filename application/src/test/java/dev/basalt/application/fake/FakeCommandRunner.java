package dev.basalt.application.fake;

import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandInput;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.OutputListener;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.control.Cancellation;

import io.vavr.control.Either;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;

/**
 * Runs no command; they end as the test scripted, in order, by default successfully and without
 * output.
 */
public final class FakeCommandRunner implements CommandRunner {

    private final Deque<CommandRunner> runs = new ConcurrentLinkedDeque<>();
    private final List<CommandRequest> requests = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Either<CommandError, CommandOutcome> run(
            CommandRequest request, OutputListener output, Cancellation cancellation) {
        requests.add(request);
        CommandRunner run = runs.poll();
        return run == null
                ? Either.right(outcome(new CommandOutcome.Ending.Exited(0), ""))
                : run.run(request, output, cancellation);
    }

    public List<CommandRequest> requests() {
        return List.copyOf(requests);
    }

    public FakeCommandRunner ends(int status, String stdout) {
        runs.add((_, output, _) -> {
            byte[] bytes = stdout.getBytes(StandardCharsets.UTF_8);
            output.onOutput(OutputStreamName.STDOUT, Bytes.copyOf(bytes, 0, bytes.length));
            return Either.right(outcome(new CommandOutcome.Ending.Exited(status), stdout));
        });
        return this;
    }

    /** The command does something, and ends well and silent. */
    public FakeCommandRunner does(Runnable action) {
        runs.add((_, _, _) -> {
            action.run();
            return Either.right(outcome(new CommandOutcome.Ending.Exited(0), ""));
        });
        return this;
    }

    public FakeCommandRunner doesNotStart(CommandError error) {
        runs.add((_, _, _) -> Either.left(error));
        return this;
    }

    /** The runner has a fault. */
    public FakeCommandRunner fails(RuntimeException fault) {
        runs.add((_, _, _) -> {
            throw fault;
        });
        return this;
    }

    /** The command runs until it is cancelled. */
    public FakeCommandRunner runsOn(CountDownLatch started) {
        runs.add((_, _, cancellation) -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            var registration = cancellation.onCancel(cancelled::countDown);
            started.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                registration.close();
            }
            return Either.right(outcome(new CommandOutcome.Ending.Cancelled(), ""));
        });
        return this;
    }

    /** The command runs until the test lets it end, well and silent. */
    public FakeCommandRunner runsUntil(CountDownLatch started, CountDownLatch end) {
        runs.add((_, _, _) -> {
            started.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Either.right(outcome(new CommandOutcome.Ending.Exited(0), ""));
        });
        return this;
    }

    /** The command writes, waits until the test lets it go on, writes once more and ends well. */
    public FakeCommandRunner writes(String before, CountDownLatch goOn, String after) {
        runs.add((_, output, _) -> {
            write(before, output);
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            write(after, output);
            return Either.right(outcome(new CommandOutcome.Ending.Exited(0), before + after));
        });
        return this;
    }

    /** The command ends with status 2 when the test lets it. */
    public FakeCommandRunner runsThenFails(CountDownLatch goOn) {
        runs.add((_, _, _) -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Either.right(outcome(new CommandOutcome.Ending.Exited(2), ""));
        });
        return this;
    }

    /** The command writes the first text that it reads, and ends well. */
    public FakeCommandRunner echoes() {
        runs.add((request, output, _) -> {
            try {
                var queue = ((CommandInput.Written) request.input()).queue();
                write(new String(queue.take().orElseThrow(), StandardCharsets.UTF_8), output);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Either.right(outcome(new CommandOutcome.Ending.Exited(0), ""));
        });
        return this;
    }

    private static void write(String text, OutputListener output) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.onOutput(OutputStreamName.STDOUT, Bytes.copyOf(bytes, 0, bytes.length));
    }

    private static CommandOutcome outcome(CommandOutcome.Ending ending, String stdout) {
        CapturedOutput captured = new CapturedOutput(stdout, "", 0, 0);
        return new CommandOutcome(
                ending, captured, CapturedOutput.EMPTY, captured, Duration.ofMillis(10));
    }
}
