package dev.basalt.bootstrap.server.housekeeping;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives memory back to the system when the server is idle after a burst of work. The serial
 * collector does that in full collections only, and an idle server has none. Used by one thread.
 */
final class IdleMemory {

    /** How often it looks. */
    static final Duration TICK = Duration.ofSeconds(5);

    /** In bytes: a server that allocates less in a tick is idle. */
    private static final long QUIET = 1 << 20;

    /** In bytes: more than a young generation full of garbage. */
    private static final long WORTHWHILE = 48 << 20;

    private final LongSupplier used;
    private final Runnable collect;
    private long kept;
    private long before;

    /**
     * @param used bytes of the heap that are in use, garbage included
     * @param collect collects the garbage and gives the memory back
     */
    IdleMemory(LongSupplier used, Runnable collect) {
        this.used = used;
        this.collect = collect;
        this.kept = used.getAsLong();
        this.before = kept;
    }

    /** Creates one for the heap of this process. */
    static IdleMemory ofThisProcess() {
        Runtime runtime = Runtime.getRuntime();
        return new IdleMemory(() -> runtime.totalMemory() - runtime.freeMemory(), System::gc);
    }

    /** Collects if nothing was done since the last tick and there may be much garbage. */
    void tick() {
        long now = used.getAsLong();
        boolean idle = Math.abs(now - before) < QUIET;
        before = now;
        if (idle && now - kept >= WORTHWHILE) {
            collect.run();
            kept = used.getAsLong();
            before = kept;
        }
    }
}
