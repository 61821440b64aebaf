package dev.basalt.adapter.machine.process.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** The file descriptors that one thread waits for, each in a slot of its own. Not thread-safe. */
public final class PollSet {

    private static final int ENTRY_BYTES = 8;
    private static final short READABLE = 1;
    private static final int NONE = -1;

    private final int size;
    private final MemorySegment entries;
    private final MemorySegment timeout;

    /** Creates a set that is valid as long as the arena. */
    public PollSet(Arena arena, int size) {
        this.size = size;
        entries = arena.allocate((long) size * ENTRY_BYTES, 4);
        timeout = arena.allocate(16, 8);
        for (int slot = 0; slot < size; slot++) {
            ignore(slot);
        }
    }

    public void watch(int slot, int descriptor) {
        entries.set(JAVA_INT, (long) slot * ENTRY_BYTES, descriptor);
        entries.set(JAVA_SHORT, (long) slot * ENTRY_BYTES + 4, READABLE);
    }

    public void ignore(int slot) {
        watch(slot, NONE);
    }

    /** Returns whether the descriptor of the slot is readable or at its end. */
    public boolean ready(int slot) {
        return entries.get(JAVA_SHORT, (long) slot * ENTRY_BYTES + 6) != 0;
    }

    void timeout(Duration duration) {
        timeout.set(JAVA_LONG, 0, duration.getSeconds());
        timeout.set(JAVA_LONG, 8, duration.getNano());
        for (int slot = 0; slot < size; slot++) {
            entries.set(JAVA_SHORT, (long) slot * ENTRY_BYTES + 6, (short) 0);
        }
    }

    long address() {
        return entries.address();
    }

    long timeoutAddress() {
        return timeout.address();
    }

    int size() {
        return size;
    }
}
