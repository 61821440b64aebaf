package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.sandbox.Contained;

import io.vavr.control.Either;

import java.time.Duration;

/** Starts a program and watches it to its end, by the means of one operating system. */
public interface Engine extends AutoCloseable {

    /**
     * Returns at once. The queue gets what the program writes and then, as its last message, how it
     * ended; or, as its only one, why it wasn't started.
     *
     * @return the program, or why not even an attempt could be made
     */
    Either<String, Running> start(Contained contained, Duration timeout, OutputQueue queue);

    /** Ends what may still run. Nothing is started any more. */
    @Override
    void close();

    /** A program that was started, or is about to be. Thread-safe. */
    interface Running {

        /** Ends it before its time; what was asked before, or comes too late, does nothing. */
        void stop();

        /** Waits until its processes are gone, be its output read or not. */
        void awaitEnd(Duration limit) throws InterruptedException;
    }
}
