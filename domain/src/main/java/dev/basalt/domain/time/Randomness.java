package dev.basalt.domain.time;

/** Chance, for spreading retries. Thread-safe. */
public interface Randomness {

    /** Returns a number from 0 (inclusive) to 1 (exclusive), evenly distributed. */
    double next();
}
