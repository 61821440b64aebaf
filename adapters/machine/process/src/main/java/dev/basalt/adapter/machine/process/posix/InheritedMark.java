package dev.basalt.adapter.machine.process.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A number that the processes started meanwhile inherit, with all their descendants, and that can
 * be read in {@code /proc/PID/limits}: the soft limit of file locks, which Linux has not enforced
 * since 2.4. One per process; not thread-safe.
 */
public final class InheritedMark {

    /** The resource RLIMIT_LOCKS. In /proc it is called "Max file locks". */
    private static final int FILE_LOCKS = 10;

    private static final int THIS_PROCESS = 0;
    private static final long UNCHANGED = 0;

    private final Kernel kernel;
    private final long soft;
    private final long hard;

    /** Remembers the limits that this process has. */
    public InheritedMark(Kernel kernel) {
        this.kernel = kernel;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(16, 8);
            kernel.call(
                    SystemCall.PRLIMIT64, THIS_PROCESS, FILE_LOCKS, UNCHANGED, limits.address());
            soft = limits.get(ValueLayout.JAVA_LONG, 0);
            hard = limits.get(ValueLayout.JAVA_LONG, 8);
        }
    }

    /** Marks the processes that are started until {@link #reset}, if the hard limit allows it. */
    public void set(long mark) {
        limit(mark);
    }

    /** Starts processes without any mark until {@link #reset}, not even one from our own parent. */
    public void clear() {
        limit(hard);
    }

    public void reset() {
        limit(soft);
    }

    private void limit(long value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(16, 8);
            limits.set(ValueLayout.JAVA_LONG, 0, value);
            limits.set(ValueLayout.JAVA_LONG, 8, hard);
            kernel.call(SystemCall.PRLIMIT64, THIS_PROCESS, FILE_LOCKS, limits.address(), 0);
        }
    }
}
