package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;

import io.vavr.control.Either;

import java.time.Duration;

/**
 * Starts programs and monitors them until they end; one implementation per operating system.
 * Thread-safe.
 */
public interface Engine extends AutoCloseable {

    /**
     * Starts a program and returns at once. The queue receives the program's output and then, as
     * the last message, how it ended; or, as the only message, why it was not started.
     *
     * @return the program, or why no attempt to start it could be made
     */
    Either<String, Running> start(SandboxedLaunch sandboxed, Duration timeout, OutputQueue queue);

    /** Ends the programs that still run. No further program is started. */
    @Override
    void close();

    /** A program that was started, or is about to be. Thread-safe. */
    interface Running {

        /** Terminates it; does nothing if it is already being terminated or has ended. */
        void stop();

        /**
         * Waits until its processes have ended, whether its output was read or not, at most for the
         * limit.
         */
        void awaitEnd(Duration limit) throws InterruptedException;
    }
}
