package dev.basalt.domain.command;

import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.text.JsonString;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * The tool output about a command that the model receives: plain text, or the texts of codex
 * 0.23.0, except that they always contain what the command wrote to both streams.
 */
public final class CommandReport {

    /** The user denied the approval. */
    public static final String REJECTED = "exec command rejected by user";

    /** The turn was interrupted before the command's end. */
    public static final String ABORTED = "aborted";

    private CommandReport() {}

    /** Returns the plain text for a command that was started: how it ended, and what it wrote. */
    public static String text(CommandOutcome outcome) {
        return ending(outcome) + "\nOutput:\n" + outcome.combined().text();
    }

    /** Returns how a command ended, and after which time. */
    public static String ending(CommandOutcome outcome) {
        String ending =
                switch (outcome.ending()) {
                    case Ending.Exited(int status) -> "Exit code: " + status;
                    case Ending.Signalled _ -> "Killed by a signal";
                    case Ending.TimedOut(Duration limit) ->
                            "Timed out after " + limit.toMillis() + " milliseconds";
                    case Ending.Cancelled _ -> ABORTED;
                };
        return ending + "\nWall time: " + seconds(outcome.duration()) + " seconds";
    }

    /**
     * Returns the JSON text for a command that ended by itself: {@code
     * {"output":…,"metadata":{"exit_code":…,"duration_seconds":…}}}. The duration has one decimal.
     */
    public static String finished(int status, CommandOutcome outcome) {
        return "{\"output\":"
                + JsonString.quote(outcome.combined().text())
                + ",\"metadata\":{\"exit_code\":"
                + status
                + ",\"duration_seconds\":"
                + seconds(outcome.duration())
                + "}}";
    }

    /**
     * Returns the text for a command that was presumably stopped by the sandbox, or that was ended.
     */
    public static String failedIn(Sandboxing sandboxing, CommandOutcome outcome) {
        String sandbox =
                switch (sandboxing) {
                    case Sandboxing.None _ -> "None";
                    // the name that codex 0.23.0 sends on Linux, whatever the backend
                    case Sandboxing.Sandboxed _ -> "LinuxSeccomp";
                };
        return "failed in sandbox " + sandbox + " with execution error: " + failure(outcome);
    }

    /** Returns the text for a command that timed out, without a reference to sandboxes. */
    public static String timedOut(Duration limit, CommandOutcome outcome) {
        return "command timed out after "
                + limit.toMillis()
                + " milliseconds"
                + streamsUnlessEmpty(outcome);
    }

    /** Returns why a command that was started counts as failed, and what it wrote. */
    public static String failure(CommandOutcome outcome) {
        return switch (outcome.ending()) {
            case Ending.Exited(int status) ->
                    "sandbox denied exec error, exit code: " + status + streams(outcome);
            case Ending.Signalled _ ->
                    "command was killed by a signal" + streamsUnlessEmpty(outcome);
            case Ending.TimedOut _ -> "command timed out" + streamsUnlessEmpty(outcome);
            case Ending.Cancelled _ -> ABORTED + streamsUnlessEmpty(outcome);
        };
    }

    /** Returns the text for a command that was not started. */
    public static String notStarted(CommandError error) {
        return "execution error: " + reason(error);
    }

    /** Returns why a command was not started. */
    public static String reason(CommandError error) {
        return switch (error) {
            case CommandError.EmptyCommand _ -> "command args are empty";
            case CommandError.NotStarted(String reason) -> reason;
            case CommandError.NoSandbox(String reason) -> reason;
        };
    }

    private static String streamsUnlessEmpty(CommandOutcome outcome) {
        boolean silent = outcome.stdout().text().isEmpty() && outcome.stderr().text().isEmpty();
        return silent ? "" : streams(outcome);
    }

    private static String streams(CommandOutcome outcome) {
        return ", stdout: " + outcome.stdout().text() + ", stderr: " + outcome.stderr().text();
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
