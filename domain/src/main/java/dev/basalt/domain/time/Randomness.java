package dev.basalt.domain.time;

/** Random numbers, for the jitter of retries. Thread-safe. */
public interface Randomness {

    /** Returns a number from 0 (inclusive) to 1 (exclusive), evenly distributed. */
    double next();
}
