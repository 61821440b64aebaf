package dev.basalt.domain.command.background;

import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.control.Cancellation;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.Optional;

/** A command that goes on in the background. Thread-safe. */
public interface BackgroundCommand {

    /**
     * What has happened since it was asked last.
     *
     * @param output of both streams, in the order of arrival; the end of it if there was more than
     *     is kept
     * @param omitted how many bytes of its beginning are not kept
     * @param end how it ended, if it has
     */
    record Progress(
            String output, long omitted, Optional<Either<CommandError, CommandOutcome>> end) {}

    /**
     * Waits for its end, at most for a time, and returns what is new.
     *
     * @param cancellation ends the wait, not the command
     */
    Progress read(Duration wait, Cancellation cancellation);

    /**
     * Writes to its standard input.
     *
     * @return false when it reads no input
     */
    boolean write(String text);

    /** Ends it with all its processes, and waits until they are gone. */
    void end();

    boolean isRunning();

    /** Reports nothing more of it: the turn that started it is over. */
    void detach();
}
