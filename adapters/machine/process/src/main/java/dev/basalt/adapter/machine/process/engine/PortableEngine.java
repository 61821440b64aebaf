package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.engine.OutputQueue.Message;
import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandInput;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.InputQueue;
import dev.basalt.domain.command.OutputStreamName;

import io.vavr.control.Either;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs commands with {@link ProcessBuilder}, for systems that {@link PosixEngine} doesn't support.
 * Java can't create process groups and can't distinguish a signal from a status above 128. On
 * timeout and cancellation the descendants that can be found are ended with the command; those that
 * a command leaves behind when it exits by itself are not.
 */
public final class PortableEngine implements Engine {

    private static final int CHUNK_BYTES = 8192;

    /** How often the processes that a command starts while it ends are looked for. */
    private static final Duration LISTING_INTERVAL = Duration.ofMillis(10);

    /** Effectively unlimited, and still representable in milliseconds. */
    private static final Duration LONG = Duration.ofDays(365);

    @Override
    public Either<String, Running> start(
            SandboxedLaunch sandboxed, Duration timeout, OutputQueue queue) {
        Launch launch = sandboxed.launch();
        CompletableFuture<Void> stop = new CompletableFuture<>();
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("command " + launch.program())
                        .start(() -> run(launch, timeout, stop, queue));
        return Either.right(new WatchedByThread(stop, thread));
    }

    /** Nothing to release: running commands are stopped individually. */
    @Override
    public void close() {}

    private record WatchedByThread(CompletableFuture<Void> stopped, Thread thread)
            implements Running {

        @Override
        public void stop() {
            stopped.complete(null);
        }

        @Override
        public void awaitEnd(Duration limit) throws InterruptedException {
            thread.join(limit);
        }
    }

    private static void run(
            Launch launch, Duration timeout, CompletableFuture<Void> stop, OutputQueue queue) {
        if (!Files.exists(launch.directory())) {
            queue.put(notStarted(new Errno(Errno.ENOENT).message()));
            return;
        }
        long start = System.nanoTime();
        try {
            Process process = builder(launch).start();
            if (launch.input() instanceof CommandInput.Written(InputQueue input)) {
                writer(input, process.getOutputStream());
                var _ = process.onExit().thenRun(input::end);
            }
            Semaphore progress = new Semaphore(0);
            List<Thread> readers =
                    List.of(
                            reader(
                                    OutputStreamName.STDOUT,
                                    process.getInputStream(),
                                    queue,
                                    progress),
                            reader(
                                    OutputStreamName.STDERR,
                                    process.getErrorStream(),
                                    queue,
                                    progress));
            Ending ending = await(process, timeout, stop);
            while (readers.stream().anyMatch(Thread::isAlive)
                    && progress.tryAcquire(
                            TerminationLimits.PIPE_IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                progress.drainPermits();
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            queue.put(new Message.Ended(ending, duration));
        } catch (IOException e) {
            queue.put(notStarted(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            throw new AssertionError("this thread is never interrupted", e);
        }
    }

    private static Message notStarted(String reason) {
        return new Message.NotStarted(new CommandError.NotStarted(reason));
    }

    private static ProcessBuilder builder(Launch launch) {
        List<String> command = new ArrayList<>(launch.argv());
        command.set(0, launch.program());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(launch.directory().toFile())
                        .redirectInput(
                                switch (launch.input()) {
                                    case CommandInput.Empty() ->
                                            ProcessBuilder.Redirect.from(new File("/dev/null"));
                                    case CommandInput.Inherited() ->
                                            ProcessBuilder.Redirect.INHERIT;
                                    case CommandInput.Written _ -> ProcessBuilder.Redirect.PIPE;
                                });
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        return builder;
    }

    private static Ending await(Process process, Duration timeout, CompletableFuture<Void> stop)
            throws InterruptedException {
        CompletableFuture<Process> exit = process.onExit();
        Optional<Ending> ours = Optional.empty();
        if (!timeout.isZero() && !isDone(CompletableFuture.anyOf(exit, stop), timeout)) {
            ours = Optional.of(new Ending.TimedOut(timeout));
        } else if (stop.isDone()) {
            ours = Optional.of(new Ending.Cancelled());
        } else if (timeout.isZero()) {
            ours = Optional.of(new Ending.TimedOut(timeout));
        }
        if (ours.isPresent()) {
            ProcessTree tree = new ProcessTree(process.toHandle());
            tree.terminate();
            awaitExit(exit, tree);
            tree.kill();
            isDone(exit, TerminationLimits.KILL_WAIT);
        }
        return ours.orElseGet(() -> new Ending.Exited(process.exitValue()));
    }

    /** Waits for the exit of a command that was sent a signal. */
    private static void awaitExit(CompletableFuture<Process> exit, ProcessTree tree)
            throws InterruptedException {
        long deadline = System.nanoTime() + TerminationLimits.GRACE.toNanos();
        while (!isDone(exit, LISTING_INTERVAL) && System.nanoTime() < deadline) {
            tree.refresh();
        }
    }

    private static boolean isDone(CompletableFuture<?> future, Duration limit)
            throws InterruptedException {
        try {
            future.get(
                    limit.compareTo(LONG) > 0 ? LONG.toMillis() : limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError("onExit never fails", e);
        }
    }

    private static void writer(InputQueue input, OutputStream pipe) {
        Thread.ofPlatform()
                .daemon()
                .name("command input")
                .start(() -> {
                    try (pipe) {
                        for (var text = input.take(); text.isPresent(); text = input.take()) {
                            pipe.write(text.get());
                            pipe.flush();
                        }
                    } catch (IOException _) {
                        // the command reads no more
                    } catch (InterruptedException e) {
                        throw new AssertionError("this thread is never interrupted", e);
                    }
                });
    }

    private static Thread reader(
            OutputStreamName stream, InputStream pipe, OutputQueue queue, Semaphore progress) {
        return Thread.ofPlatform()
                .daemon()
                .name("command output")
                .start(() -> {
                    byte[] buffer = new byte[CHUNK_BYTES];
                    try (pipe) {
                        for (int n; (n = pipe.read(buffer)) > 0; ) {
                            queue.put(new Message.Chunk(stream, Bytes.copyOf(buffer, 0, n)));
                            progress.release();
                        }
                    } catch (IOException closedByTheEndOfTheProcess) {
                        // the same as the end of the stream: all available output was read
                    } finally {
                        progress.release();
                    }
                });
    }
}
