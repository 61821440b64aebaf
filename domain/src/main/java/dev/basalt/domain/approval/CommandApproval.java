package dev.basalt.domain.approval;

import dev.basalt.domain.approval.Assessment.Ask;
import dev.basalt.domain.approval.Assessment.Grounds;
import dev.basalt.domain.approval.Assessment.Run;
import dev.basalt.domain.command.CommandEnd;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.command.trust.TrustedCommands;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides about commands: {@link #assess} before one runs, {@link #afterRun} after every run. The
 * matrix is that of codex 0.23.0, but trusted commands stay in the sandbox, and a yes to one retry
 * is not a yes for the conversation.
 *
 * @param sessionDirectory the conversation's directory (absolute)
 * @param format the form of what the model receives
 */
public record CommandApproval(
        ApprovalPolicy policy, SandboxPolicy sandbox, Path sessionDirectory, OutputFormat format) {

    /** What the user is asked with after the sandbox stopped a command. */
    private static final String RETRY_QUESTION = "command failed; retry without sandbox?";

    /** The status by which a shell says that there is no such program, sandbox or not. */
    private static final int PROGRAM_NOT_FOUND = 127;

    private static final Sandboxing BARE = new Sandboxing.None();

    /** Decides about a command that was not run yet. */
    public Assessment assess(ProposedCommand command, SessionApprovals approvals) {
        if (approvals.cover(command)) {
            return new Run(BARE, Grounds.APPROVED);
        }
        if (TrustedCommands.include(command.argv(), isElsewhere(command))) {
            return new Run(sandboxing(), Grounds.TRUSTED);
        }
        return switch (policy) {
            case UNTRUSTED -> ask(command);
            case ON_REQUEST ->
                    command.escalated() && !sandboxing().equals(BARE)
                            ? ask(command)
                            : new Run(sandboxing(), Grounds.POLICY);
            case ON_FAILURE, NEVER -> new Run(sandboxing(), Grounds.POLICY);
        };
    }

    /**
     * Decides what follows from a run.
     *
     * @param run as it was decided by {@link #assess} or by an earlier call of this
     * @param result what the runner returned for it
     */
    public AfterRun afterRun(Run run, Either<CommandError, CommandOutcome> result) {
        return result.fold(
                error -> afterNoStart(run, error),
                outcome ->
                        switch (outcome.ending()) {
                            case Ending.Exited(int status) -> afterExit(run, status, outcome);
                            case Ending.Signalled _ -> afterFailure(run, outcome);
                            case Ending.TimedOut(Duration limit) ->
                                    answer(outcome, timedOut(run, limit, outcome));
                            case Ending.Cancelled _ -> answer(outcome, CommandReport.ABORTED);
                        });
    }

    private AfterRun afterNoStart(Run run, CommandError error) {
        CommandEnd end = CommandEnd.notStarted(error);
        String output =
                run.grounds() == Grounds.APPROVED_RETRY
                        ? "retry failed: " + CommandReport.reason(error)
                        : CommandReport.notStarted(error);
        // only the lack of a sandbox is a hindrance that the user can lift
        boolean lift =
                error instanceof CommandError.NoSandbox
                        && (policy == ApprovalPolicy.ON_FAILURE
                                || policy == ApprovalPolicy.UNTRUSTED);
        return lift
                ? askToRetry(end, CommandReport.reason(error))
                : new AfterRun.Answer(end, output);
    }

    /** A trusted command only reads, which no sandbox hinders: its status is its own. */
    private AfterRun afterExit(Run run, int status, CommandOutcome outcome) {
        boolean itsOwn =
                status == 0
                        || status == PROGRAM_NOT_FOUND
                        || run.sandboxing().equals(BARE)
                        || run.grounds() == Grounds.TRUSTED;
        return itsOwn
                ? new AfterRun.Answer(
                        CommandEnd.finished(status, outcome),
                        format == OutputFormat.TEXT
                                ? CommandReport.text(outcome)
                                : CommandReport.finished(status, outcome))
                : afterFailure(run, outcome);
    }

    private AfterRun afterFailure(Run run, CommandOutcome outcome) {
        boolean worthRetrying =
                policy == ApprovalPolicy.ON_FAILURE
                        && run.grounds() == Grounds.POLICY
                        && !run.sandboxing().equals(BARE);
        return worthRetrying
                ? askToRetry(CommandEnd.failed(outcome), CommandReport.failure(outcome))
                : answer(outcome, failed(run, outcome));
    }

    private String timedOut(Run run, Duration limit, CommandOutcome outcome) {
        boolean tellsOfSandbox =
                policy == ApprovalPolicy.ON_REQUEST || policy == ApprovalPolicy.NEVER;
        return tellsOfSandbox
                        || run.grounds() == Grounds.APPROVED_RETRY
                        || format == OutputFormat.TEXT
                ? failed(run, outcome)
                : CommandReport.timedOut(limit, outcome);
    }

    private static AfterRun answer(CommandOutcome outcome, String output) {
        return new AfterRun.Answer(CommandEnd.failed(outcome), output);
    }

    private String failed(Run run, CommandOutcome outcome) {
        if (format == OutputFormat.TEXT) {
            return CommandReport.text(outcome);
        }
        return run.grounds() == Grounds.APPROVED_RETRY
                ? "retry failed: " + CommandReport.failure(outcome)
                : CommandReport.failedIn(run.sandboxing(), outcome);
    }

    private static AfterRun askToRetry(CommandEnd end, String failure) {
        return new AfterRun.AskToRetry(
                end,
                "Execution failed: " + failure,
                new Ask(Optional.of(RETRY_QUESTION), new Run(BARE, Grounds.APPROVED_RETRY)),
                CommandReport.REJECTED + "\n" + failure);
    }

    private static Ask ask(ProposedCommand command) {
        return new Ask(command.justification(), new Run(BARE, Grounds.APPROVED));
    }

    private Sandboxing sandboxing() {
        return sandbox instanceof SandboxPolicy.DangerFullAccess
                ? BARE
                : new Sandboxing.Sandboxed(sandbox, sessionDirectory);
    }

    private boolean isElsewhere(ProposedCommand command) {
        return !command.place().equals(ProposedCommand.plain(sessionDirectory));
    }
}
