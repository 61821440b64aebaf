package dev.basalt.domain.time;

import dev.basalt.domain.control.Cancellation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock, and waiting by it. Thread-safe. */
public interface Time {

    Instant now();

    /** Returns the user's time zone; UTC where it is not known. */
    default ZoneId zone() {
        return ZoneId.of("UTC");
    }

    /** Returns nanoseconds from an arbitrary origin; only differences are meaningful. */
    long nanos();

    /**
     * Waits on the calling thread.
     *
     * @return false when the wait was cut short by the cancellation
     */
    boolean sleep(Duration duration, Cancellation cancellation);
}
