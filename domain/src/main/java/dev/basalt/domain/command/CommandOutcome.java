package dev.basalt.domain.command;

import java.time.Duration;

/**
 * How a started command ended, and its output.
 *
 * @param combined the output of both streams in the order of arrival
 * @param duration from the start of the process to its end
 */
public record CommandOutcome(
        Ending ending,
        CapturedOutput stdout,
        CapturedOutput stderr,
        CapturedOutput combined,
        Duration duration) {

    /** Why the command ended. */
    public sealed interface Ending {

        /** It exited with a status from 0 to 255. */
        record Exited(int status) implements Ending {}

        /** It was ended by a signal that was not sent by the server. */
        record Signalled(int signal) implements Ending {}

        /** The server ended it at its timeout. */
        record TimedOut(Duration limit) implements Ending {}

        /** The server ended it because the turn was cancelled. */
        record Cancelled() implements Ending {}
    }
}
