package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.engine.OutputQueue.Message;
import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.PollSet;
import dev.basalt.adapter.machine.process.posix.WaitStatus;
import dev.basalt.adapter.machine.process.posix.Wakeup;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.OutputStreamName;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Monitors one command until it has ended. Output, exit, timeout and cancellation are awaited in a
 * single poll(2), so that nothing is polled twice and nothing is noticed late. One thread calls
 * {@link #run}; {@link #stop} is thread-safe.
 */
final class ProcessMonitor implements Engine.Running, AutoCloseable {

    /** The largest chunk of output, in bytes. */
    private static final int CHUNK_BYTES = 8192;

    /** Effectively unlimited, and still representable in nanoseconds. */
    private static final Duration LONG = Duration.ofDays(365);

    private static final int STDOUT_SLOT = 0;
    private static final int STDERR_SLOT = 1;
    private static final int EXIT_SLOT = 2;
    private static final int WAKE_SLOT = 3;
    private static final int SLOTS = 4;

    private record Pipe(OutputStreamName stream, int slot, int descriptor) {}

    /** The states of a command, in their order. */
    private enum Phase {
        RUNNING,
        /** SIGTERM was sent. */
        TERMINATING,
        /** SIGKILL was sent. */
        KILLED,
        /** The command has exited by itself; the processes it left behind may finish writing. */
        DRAINING,
        /** The command has exited and its group was killed; its pipes may contain output. */
        EXITED
    }

    private final Kernel kernel;
    private final Wakeup wakeup;
    private final Duration timeout;
    private final OutputQueue queue;

    /** The pipes that may still have output. */
    private final List<Pipe> pipes = new ArrayList<>();

    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean stopRequested;

    private Phase phase = Phase.RUNNING;
    private Optional<Ending> ending = Optional.empty();
    private boolean finished;

    /** When the phase ends, as {@link System#nanoTime}. */
    private long deadline;

    private long readAfterExit;

    ProcessMonitor(Kernel kernel, Wakeup wakeup, Duration timeout, OutputQueue queue) {
        this.kernel = kernel;
        this.wakeup = wakeup;
        this.timeout = timeout;
        this.queue = queue;
    }

    @Override
    public void stop() {
        stopRequested = true;
        wakeup.wake();
    }

    @Override
    public void awaitEnd(Duration limit) throws InterruptedException {
        gone.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        wakeup.close();
        gone.countDown();
    }

    void notStarted(CommandError error) {
        queue.put(new Message.NotStarted(error));
    }

    /** Blocks until the command has ended and all of its output is in the queue. */
    void run(ChildProcess child) {
        long start = System.nanoTime();
        enter(Phase.RUNNING, timeout);
        pipes.add(new Pipe(OutputStreamName.STDOUT, STDOUT_SLOT, child.stdout()));
        pipes.add(new Pipe(OutputStreamName.STDERR, STDERR_SLOT, child.stderr()));
        try (Arena arena = Arena.ofConfined()) {
            PollSet poll = new PollSet(arena, SLOTS);
            MemorySegment buffer = arena.allocate(CHUNK_BYTES);
            poll.watch(EXIT_SLOT, child.end());
            poll.watch(WAKE_SLOT, wakeup.descriptor());
            while (!finished) {
                step(child, poll, buffer);
            }
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        queue.put(new Message.Ended(ending.orElseThrow(), duration));
        if (phase != Phase.EXITED) {
            kernel.reap(child.pid());
        }
    }

    private void step(ChildProcess child, PollSet poll, MemorySegment buffer) {
        boolean reading = queue.hasRoom(wakeup::wake);
        poll.ignore(STDOUT_SLOT);
        poll.ignore(STDERR_SLOT);
        if (reading) {
            pipes.forEach(pipe -> poll.watch(pipe.slot(), pipe.descriptor()));
        }
        Duration left = reading || phase != Phase.EXITED ? timeLeft() : LONG;
        if (left.isZero()) {
            onDeadline(child);
            return;
        }
        kernel.poll(poll, left);
        if (poll.ready(WAKE_SLOT)) {
            wakeup.clear();
        }
        if (stopRequested && phase == Phase.RUNNING) {
            terminate(child, new Ending.Cancelled());
        }
        if (poll.ready(EXIT_SLOT)) {
            poll.ignore(EXIT_SLOT);
            if (phase == Phase.RUNNING) {
                enter(Phase.DRAINING, TerminationLimits.FLUSH_TIME);
            } else {
                exited(child);
            }
        }
        pipes.removeIf(pipe -> poll.ready(pipe.slot()) && isAtEnd(pipe, buffer));
        if (phase == Phase.DRAINING && (pipes.isEmpty() || stopRequested)) {
            exited(child);
        }
        if (phase == Phase.EXITED
                && (pipes.isEmpty() || readAfterExit > TerminationLimits.MAX_LEFT_IN_PIPES)) {
            finished = true;
        }
    }

    private void onDeadline(ChildProcess child) {
        switch (phase) {
            case RUNNING -> terminate(child, new Ending.TimedOut(timeout));
            case TERMINATING -> {
                child.group().kill();
                enter(Phase.KILLED, TerminationLimits.KILL_WAIT);
            }
            case DRAINING -> exited(child);
            case KILLED, EXITED -> finished = true;
        }
    }

    private void terminate(ChildProcess child, Ending why) {
        ending = Optional.of(why);
        child.group().terminate();
        enter(Phase.TERMINATING, TerminationLimits.GRACE);
    }

    /**
     * Kills the rest of the group before reaping the command: afterwards the kernel may reuse the
     * group's id.
     */
    private void exited(ChildProcess child) {
        child.group().kill();
        WaitStatus status = kernel.reap(child.pid());
        if (ending.isEmpty()) {
            ending =
                    Optional.of(
                            status.exited()
                                    ? new Ending.Exited(status.exitCode())
                                    : new Ending.Signalled(status.signal()));
        }
        gone.countDown();
        enter(Phase.EXITED, TerminationLimits.PIPE_IDLE_TIME);
    }

    /** Queues the available output, and returns whether the pipe has reached its end. */
    private boolean isAtEnd(Pipe pipe, MemorySegment buffer) {
        int length = (int) kernel.read(pipe.descriptor(), buffer);
        if (length <= 0) {
            return length != -Errno.EINTR;
        }
        byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        queue.put(new Message.Chunk(pipe.stream(), Bytes.copyOf(bytes, 0, length)));
        if (phase == Phase.EXITED) {
            readAfterExit += length;
            enter(Phase.EXITED, TerminationLimits.PIPE_IDLE_TIME);
        }
        return false;
    }

    private void enter(Phase next, Duration limit) {
        phase = next;
        Duration bounded = limit.compareTo(LONG) > 0 ? LONG : limit;
        deadline = System.nanoTime() + bounded.toNanos();
    }

    private Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
