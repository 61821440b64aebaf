package dev.basalt.adapter.machine.process.engine;

import java.time.Duration;

/** How long is waited for what at the end of a command. */
public final class Termination {

    /**
     * From SIGTERM to SIGKILL. Short, since the server promises to be gone within a second of the
     * end of its input, waits 400 ms for its commands and must not leave before they are killed.
     */
    public static final Duration GRACE = Duration.ofMillis(200);

    /** From SIGKILL until a process that hangs in the kernel is given up. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * From the end of a command until what it left behind is killed, should that still hold a pipe:
     * time for {@code tee} behind a redirection to write what it was given.
     */
    static final Duration LAST_WORDS = Duration.ofMillis(200);

    /**
     * After the end of a command, a pipe that stays quiet for so long is held by a process that
     * left the group, and is not read any more.
     */
    static final Duration QUIET = Duration.ofMillis(100);

    /**
     * More than a pipe can hold (1 MiB without privileges, in bytes): what comes after so much was
     * written after the end of the command.
     */
    static final int LEFT_IN_PIPES = 2 * 1024 * 1024;

    private Termination() {}
}
