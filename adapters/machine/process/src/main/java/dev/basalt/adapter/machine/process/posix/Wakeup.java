package dev.basalt.adapter.machine.process.posix;

import io.vavr.control.Either;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes a thread that waits in poll(2), by an eventfd. Thread-safe. */
public final class Wakeup implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Kernel kernel;
    private final int descriptor;
    private boolean closed;

    private Wakeup(Kernel kernel, int descriptor) {
        this.kernel = kernel;
        this.descriptor = descriptor;
    }

    public static Either<Errno, Wakeup> open(Kernel kernel) {
        return kernel.eventCounter().map(descriptor -> new Wakeup(kernel, descriptor));
    }

    /** Wakes the waiting thread, now or when it next waits; does nothing after {@link #close}. */
    public void wake() {
        lock.lock();
        try (Arena arena = Arena.ofConfined()) {
            if (!closed) {
                MemorySegment one = arena.allocate(ValueLayout.JAVA_LONG);
                one.set(ValueLayout.JAVA_LONG, 0, 1);
                kernel.write(descriptor, one);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the descriptor that is readable from a {@link #wake} to the next {@link #clear}. */
    public int descriptor() {
        return descriptor;
    }

    /** Makes the descriptor unreadable again. */
    public void clear() {
        try (Arena arena = Arena.ofConfined()) {
            kernel.read(descriptor, arena.allocate(ValueLayout.JAVA_LONG));
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            kernel.close(descriptor);
        } finally {
            lock.unlock();
        }
    }
}
