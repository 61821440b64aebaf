package dev.basalt.application.auth;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.time.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A clock that the test sets. A wait ends when the test ends it, with the result the test chooses.
 */
final class ManualTime implements Time {

    private final BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Lets the wait come to its end. */
    void letPass() {
        ends.add(true);
    }

    /** Returns the duration of the next wait; blocks until there is one. */
    Duration awaitWait() throws InterruptedException {
        return waits.take();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return now.toEpochMilli() * 1_000_000;
    }

    @Override
    public boolean sleep(Duration duration, Cancellation cancellation) {
        waits.add(duration);
        try (var _ = cancellation.onCancel(() -> ends.add(false))) {
            return ends.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
