package dev.basalt.adapter.machine.process.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/**
 * Calls functions of the C library.
 *
 * <p>All calls have one signature, six machine words in and one out, which the calling conventions
 * of x86_64 and aarch64 allow for every function that takes integers and pointers. Each further
 * signature would delay the first command by about 15 ms.
 */
@SuppressWarnings("restricted")
final class NativeCalls {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    private static final MethodHandle CALL =
            LINKER.downcallHandle(
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                            JAVA_LONG),
                    Linker.Option.captureCallState("errno"));

    private NativeCalls() {}

    static Optional<MemorySegment> find(String function) {
        return LINKER.defaultLookup().find(function);
    }

    /**
     * Returns what the function returns. A function whose result is an {@code int} leaves the upper
     * half undefined: narrow it.
     */
    static long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try (Arena arena = Arena.ofConfined()) {
            return invoke(function, arena.allocate(STATE), a, b, c, d, e, f);
        }
    }

    /** Like {@link #call}, but a result of -1 becomes the negated error number. */
    static long callForErrno(
            MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long result = invoke(function, state, a, b, c, d, e, f);
            return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
        }
    }

    private static long invoke(
            MemorySegment function,
            MemorySegment state,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f) {
        try {
            return (long) CALL.invokeExact(function, state, a, b, c, d, e, f);
        } catch (Throwable impossible) {
            throw new AssertionError("a native call throws nothing", impossible);
        }
    }
}
