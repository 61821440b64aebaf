package dev.basalt.domain.command;

import java.time.Duration;

/**
 * How a command that was started came to its end.
 *
 * @param combined both streams in the order of arrival
 * @param duration from spawn to end
 */
public record CommandOutcome(
        Ending ending,
        CapturedOutput stdout,
        CapturedOutput stderr,
        CapturedOutput combined,
        Duration duration) {

    /** Why the command ended. */
    public sealed interface Ending {

        /** By itself, with a status from 0 to 255. */
        record Exited(int status) implements Ending {}

        /** By a signal that somebody else sent. */
        record Signalled(int signal) implements Ending {}

        /** Ended by us because its time was up. */
        record TimedOut(Duration limit) implements Ending {}

        /** Ended by us because the turn was cancelled. */
        record Cancelled() implements Ending {}
    }
}
