package dev.basalt.adapter.machine.process.engine;

import java.time.Duration;

/** Time and size limits at the end of a command. */
public final class TerminationLimits {

    /**
     * From SIGTERM to SIGKILL. Short, because the server exits within a second of the end of its
     * input and waits 400 ms for its commands, which must be killed before it exits.
     */
    public static final Duration GRACE = Duration.ofMillis(200);

    /** From SIGKILL until a process that hangs in the kernel is no longer waited for. */
    static final Duration KILL_WAIT = Duration.ofSeconds(2);

    /**
     * From the exit of a command until the processes it left behind are killed if they keep a pipe
     * open: time for {@code tee} behind a redirection to finish writing.
     */
    static final Duration FLUSH_TIME = Duration.ofMillis(200);

    /**
     * After the exit of a command, a pipe that is idle for this long is kept open by a process
     * outside the group and is no longer read.
     */
    static final Duration PIPE_IDLE_TIME = Duration.ofMillis(100);

    /**
     * In bytes; more than the capacity of a pipe (at most 1 MiB without privileges). Output beyond
     * it was written after the exit of the command.
     */
    static final int MAX_LEFT_IN_PIPES = 2 * 1024 * 1024;

    private TerminationLimits() {}
}
