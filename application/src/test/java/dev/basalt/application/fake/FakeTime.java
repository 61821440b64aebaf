package dev.basalt.application.fake;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.time.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A clock on which waiting takes no time, unless the test wants it to last. */
public final class FakeTime implements Time {

    private final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch asleep = new CountDownLatch(1);
    private volatile boolean endless;
    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public boolean sleep(Duration duration, Cancellation cancellation) {
        slept.add(duration);
        asleep.countDown();
        if (!endless) {
            return !cancellation.isCancelled();
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        var registration = cancellation.onCancel(cancelled::countDown);
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            registration.close();
        }
        return false;
    }

    /** Sets the clock. */
    public void now(Instant instant) {
        now = instant;
    }

    /** From now on, waiting ends by cancellation only. */
    public void standStill() {
        endless = true;
    }

    /** Blocks until the first sleep has started. */
    public void awaitSleep() {
        try {
            asleep.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Duration> slept() {
        return List.copyOf(slept);
    }
}
