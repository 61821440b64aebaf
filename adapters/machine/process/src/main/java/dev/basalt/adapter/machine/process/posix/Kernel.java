package dev.basalt.adapter.machine.process.posix;

import dev.basalt.domain.command.Bytes;

import io.vavr.control.Either;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Linux system calls, made through the C library's {@code syscall}. Results are those of the
 * kernel: zero or more, or a negated error number. Thread-safe.
 */
public final class Kernel {

    public static final int SIGKILL = 9;
    public static final int SIGTERM = 15;

    /** O_CLOEXEC, and the flag of the same value for pipe2, eventfd2 and others. */
    public static final int CLOSE_ON_EXEC = 0x80000;

    private static final int NON_BLOCKING = 0x800;
    private static final int ONLY_AS_NAME = 0x200000;
    private static final int CURRENT_DIRECTORY = -100;

    private final Architecture architecture;
    private final MemorySegment syscall;

    private Kernel(Architecture architecture, MemorySegment syscall) {
        this.architecture = architecture;
        this.syscall = syscall;
    }

    /** Returns the kernel, or why its system calls can't be made. */
    static Either<String, Kernel> open() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Either.left("this is not Linux");
        }
        return Architecture.current()
                .flatMap(architecture ->
                        NativeCalls.find("syscall")
                                .map(function -> new Kernel(architecture, function)))
                .<Either<String, Kernel>>map(Either::right)
                .orElseGet(() ->
                        Either.left(
                                "unsupported processor: its system call numbers are not known"));
    }

    public Architecture architecture() {
        return architecture;
    }

    /** Makes a system call with up to five arguments. */
    public long call(SystemCall call, long... arguments) {
        long[] a = new long[5];
        System.arraycopy(arguments, 0, a, 0, arguments.length);
        return NativeCalls.callForErrno(
                syscall, call.number(architecture), a[0], a[1], a[2], a[3], a[4]);
    }

    /** Like {@link #call}, for calls whose result matters only when they fail. */
    public Either<Errno, Long> attempt(SystemCall call, long... arguments) {
        long result = call(call, arguments);
        return result < 0 ? Either.left(new Errno((int) -result)) : Either.right(result);
    }

    /**
     * Opens a path with O_PATH, as a reference for other system calls; the caller closes the
     * descriptor.
     */
    public Either<Errno, Integer> openAsName(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            return descriptor(
                    call(
                            SystemCall.OPENAT,
                            CURRENT_DIRECTORY,
                            arena.allocateFrom(path.toString()).address(),
                            ONLY_AS_NAME | CLOSE_ON_EXEC));
        }
    }

    public void close(int descriptor) {
        call(SystemCall.CLOSE, descriptor);
    }

    public long read(int descriptor, MemorySegment buffer) {
        return call(SystemCall.READ, descriptor, buffer.address(), buffer.byteSize());
    }

    public long write(int descriptor, MemorySegment bytes) {
        return call(SystemCall.WRITE, descriptor, bytes.address(), bytes.byteSize());
    }

    public long write(int descriptor, Bytes bytes) {
        try (Arena arena = Arena.ofConfined()) {
            return write(descriptor, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes.toArray()));
        }
    }

    /** Sends a signal to all processes of a group. A group that has ended is not an error. */
    public void signalGroup(int group, int signal) {
        call(SystemCall.KILL, -group, signal);
    }

    /** Returns a pidfd, which becomes readable when the process has ended. */
    public Either<Errno, Integer> descriptorOf(int process) {
        return descriptor(call(SystemCall.PIDFD_OPEN, process, 0));
    }

    Either<Errno, Integer> eventCounter() {
        return descriptor(call(SystemCall.EVENTFD2, 0, CLOSE_ON_EXEC | NON_BLOCKING));
    }

    private static Either<Errno, Integer> descriptor(long result) {
        return result < 0 ? Either.left(new Errno((int) -result)) : Either.right((int) result);
    }

    /** Returns a new pipe whose ends no program inherits. */
    public Either<Errno, Pipe> pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(8, 4);
            long result = call(SystemCall.PIPE2, ends.address(), CLOSE_ON_EXEC);
            return result < 0
                    ? Either.left(new Errno((int) -result))
                    : Either.right(
                            new Pipe(
                                    ends.get(ValueLayout.JAVA_INT, 0),
                                    ends.get(ValueLayout.JAVA_INT, 4)));
        }
    }

    public record Pipe(int readEnd, int writeEnd) {}

    /** Waits until a child has ended, reaps it and returns its status. */
    public WaitStatus reap(int child) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
            while (call(SystemCall.WAIT4, child, status.address(), 0, 0) == -Errno.EINTR) {}
            return new WaitStatus(status.get(ValueLayout.JAVA_INT, 0));
        }
    }

    /** Waits until the descriptor is readable or at its end; false on timeout. */
    public boolean awaitReadable(int descriptor, Duration limit) {
        try (Arena arena = Arena.ofConfined()) {
            PollSet poll = new PollSet(arena, 1);
            poll.watch(0, descriptor);
            poll(poll, limit);
            return poll.ready(0);
        }
    }

    /** Waits until a child has ended without reaping it; false on timeout. */
    public boolean awaitEnd(int child, Duration limit) {
        return descriptorOf(child)
                .map(end -> {
                    boolean ended = awaitReadable(end, limit);
                    close(end);
                    return ended;
                })
                .getOrElse(false);
    }

    /** Waits until a descriptor of the set is ready or the timeout has passed. */
    public void poll(PollSet set, Duration timeout) {
        set.timeout(timeout);
        call(SystemCall.PPOLL, set.address(), set.size(), set.timeoutAddress(), 0, 8);
    }
}
