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
 * Follows one command to its end. Output, exit, timeout and cancellation meet in one wait, so that
 * nothing is asked twice and nothing is noticed late. One thread calls {@link #toTheEnd}; {@link
 * #stop} may come from any.
 */
final class Watch implements Engine.Running, AutoCloseable {

    /** At most this much is handed on at once, in bytes. */
    private static final int CHUNK_BYTES = 8192;

    /** As good as for ever, and yet a number of nanoseconds. */
    private static final Duration LONG = Duration.ofDays(365);

    private static final int STDOUT_SLOT = 0;
    private static final int STDERR_SLOT = 1;
    private static final int EXIT_SLOT = 2;
    private static final int WAKE_SLOT = 3;
    private static final int SLOTS = 4;

    private record Pipe(OutputStreamName stream, int slot, int descriptor) {}

    /** The states of a command, in the order in which it may go through them. */
    private enum Phase {
        RUNNING,
        /** SIGTERM was sent. */
        ASKED,
        /** SIGKILL was sent. */
        KILLED,
        /** The command has exited by itself; what it left behind may finish what it writes. */
        LEAVING,
        /** The command has exited and its group was killed; its pipes may hold some output. */
        EXITED
    }

    private final Kernel kernel;
    private final Wakeup wakeup;
    private final Duration timeout;
    private final OutputQueue queue;

    /** Those that may still have something to read. */
    private final List<Pipe> pipes = new ArrayList<>();

    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean stopRequested;

    private Phase phase = Phase.RUNNING;
    private Optional<Ending> ending = Optional.empty();
    private boolean finished;

    /** When the phase is over, in the time of {@link System#nanoTime}. */
    private long deadline;

    private long readAfterExit;

    Watch(Kernel kernel, Wakeup wakeup, Duration timeout, OutputQueue queue) {
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

    /** Blocks until the command has ended and everything it wrote is in the queue. */
    void toTheEnd(Child child) {
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

    private void step(Child child, PollSet poll, MemorySegment buffer) {
        boolean reading = queue.hasRoom(wakeup::wake);
        poll.ignore(STDOUT_SLOT);
        poll.ignore(STDERR_SLOT);
        if (reading) {
            pipes.forEach(pipe -> poll.watch(pipe.slot(), pipe.descriptor()));
        }
        Duration left = reading || phase != Phase.EXITED ? timeLeft() : LONG;
        if (left.isZero()) {
            timeIsUp(child);
            return;
        }
        kernel.poll(poll, left);
        if (poll.ready(WAKE_SLOT)) {
            wakeup.clear();
        }
        if (stopRequested && phase == Phase.RUNNING) {
            askToEnd(child, new Ending.Cancelled());
        }
        if (poll.ready(EXIT_SLOT)) {
            poll.ignore(EXIT_SLOT);
            if (phase == Phase.RUNNING) {
                enter(Phase.LEAVING, Termination.LAST_WORDS);
            } else {
                exited(child);
            }
        }
        pipes.removeIf(pipe -> poll.ready(pipe.slot()) && isAtEnd(pipe, buffer));
        if (phase == Phase.LEAVING && (pipes.isEmpty() || stopRequested)) {
            exited(child);
        }
        if (phase == Phase.EXITED
                && (pipes.isEmpty() || readAfterExit > Termination.LEFT_IN_PIPES)) {
            finished = true;
        }
    }

    private void timeIsUp(Child child) {
        switch (phase) {
            case RUNNING -> askToEnd(child, new Ending.TimedOut(timeout));
            case ASKED -> {
                child.group().kill();
                enter(Phase.KILLED, Termination.PATIENCE);
            }
            case LEAVING -> exited(child);
            case KILLED, EXITED -> finished = true;
        }
    }

    private void askToEnd(Child child, Ending why) {
        ending = Optional.of(why);
        child.group().terminate();
        enter(Phase.ASKED, Termination.GRACE);
    }

    /** Ends the rest of the group before its id, which is the command's, may be given away. */
    private void exited(Child child) {
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
        enter(Phase.EXITED, Termination.QUIET);
    }

    /** Hands on what can be read, and tells whether nothing more will come. */
    private boolean isAtEnd(Pipe pipe, MemorySegment buffer) {
        int length = (int) kernel.read(pipe.descriptor(), buffer);
        if (length <= 0) {
            return length != -Errno.EINTR;
        }
        byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        queue.put(new Message.Chunk(pipe.stream(), Bytes.copyOf(bytes, 0, length)));
        if (phase == Phase.EXITED) {
            readAfterExit += length;
            enter(Phase.EXITED, Termination.QUIET);
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
