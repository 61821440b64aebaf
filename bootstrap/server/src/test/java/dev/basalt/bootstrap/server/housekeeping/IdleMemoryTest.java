package dev.basalt.bootstrap.server.housekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IdleMemoryTest {

    private static final long MEBIBYTE = 1 << 20;

    private long used = 10 * MEBIBYTE;
    private int collections;
    private final IdleMemory memory = new IdleMemory(() -> used, this::collect);

    private void collect() {
        collections++;
        used = 20 * MEBIBYTE;
    }

    @Test
    void aBurstIsCollectedOnceWhenTheServerIsIdle() {
        used = 200 * MEBIBYTE;
        memory.tick();
        assertEquals(0, collections);

        memory.tick();
        memory.tick();
        memory.tick();

        assertEquals(1, collections);
    }

    @Test
    void aBusyServerIsNotDisturbed() {
        for (int i = 0; i < 100; i++) {
            used += 10 * MEBIBYTE;
            memory.tick();
        }

        assertEquals(0, collections);
    }

    @Test
    void littleGarbageIsNotWorthACollection() {
        used = 57 * MEBIBYTE;
        memory.tick();
        memory.tick();
        assertEquals(0, collections);

        used = 58 * MEBIBYTE;
        memory.tick();
        memory.tick();
        assertEquals(1, collections);
    }

    @Test
    void whatSurvivesACollectionIsNoReasonForTheNextOne() {
        used = 200 * MEBIBYTE;
        memory.tick();
        memory.tick();
        used = 67 * MEBIBYTE;
        memory.tick();
        memory.tick();

        assertEquals(1, collections);
    }
}
