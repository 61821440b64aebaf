package dev.basalt.domain.command;

import dev.basalt.domain.command.CommandOutcome.Ending;

import java.time.Duration;

/**
 * The end of a command, as reported to clients.
 *
 * @param exitCode its exit status; -1 when it was ended or was not started
 */
public record CommandEnd(
        int exitCode, CapturedOutput stdout, CapturedOutput stderr, Duration duration) {

    private static final int FAILED = -1;

    /** Returns the end of a command that exited by itself. */
    public static CommandEnd finished(int status, CommandOutcome outcome) {
        return new CommandEnd(status, outcome.stdout(), outcome.stderr(), outcome.duration());
    }

    /**
     * Returns the end of a command that was presumably stopped by the sandbox, or that was ended.
     */
    public static CommandEnd failed(CommandOutcome outcome) {
        CapturedOutput stderr =
                switch (outcome.ending()) {
                    case Ending.Exited _ -> outcome.stderr();
                    case Ending.Signalled _ ->
                            note(outcome.stderr(), "command was killed by a signal");
                    case Ending.TimedOut _ -> note(outcome.stderr(), "command timed out");
                    case Ending.Cancelled _ -> note(outcome.stderr(), CommandReport.ABORTED);
                };
        return new CommandEnd(FAILED, outcome.stdout(), stderr, outcome.duration());
    }

    /** Returns the end of a command that was not started. */
    public static CommandEnd notStarted(CommandError error) {
        CapturedOutput reason = new CapturedOutput(CommandReport.reason(error), "", 0, 0);
        return new CommandEnd(FAILED, CapturedOutput.EMPTY, reason, Duration.ZERO);
    }

    /** Puts the note first, since events contain only the beginning of the output. */
    private static CapturedOutput note(CapturedOutput output, String note) {
        String gap = output.head().isEmpty() ? "" : "\n";
        return new CapturedOutput(
                "sandbox error: " + note + gap + output.head(),
                output.tail(),
                output.omittedBytes(),
                output.omittedLines());
    }
}
