package dev.basalt.domain.approval;

import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays an observed command: does what the decisions say and notes what can be seen. */
final class CommandPlay {

    private static final Path DIRECTORY = Path.of("/project");

    private final ObservedCommand observed;
    private final CommandApproval approval;
    private final List<String> events = new ArrayList<>();
    private final List<Optional<String>> reasons = new ArrayList<>();
    private Optional<Boolean> sandboxed = Optional.empty();

    CommandPlay(ObservedCommand observed) {
        this.observed = observed;
        this.approval =
                new CommandApproval(
                        observed.policy(), observed.sandbox(), DIRECTORY, OutputFormat.JSON);
    }

    ObservedCommand.Sight play() {
        boolean trusted = observed.kind().startsWith("trusted");
        ProposedCommand command =
                new ProposedCommand(
                        List.of(trusted ? "cat" : "python3", "x"),
                        DIRECTORY,
                        observed.escalated(),
                        observed.escalated() ? Optional.of("need it") : Optional.empty());
        String output =
                switch (approval.assess(command, SessionApprovals.NONE)) {
                    case Assessment.Run run -> run(run);
                    case Assessment.Ask ask -> ask(ask, CommandReport.REJECTED);
                };
        return new ObservedCommand.Sight(
                events,
                reasons,
                sandboxed,
                output.replace("\"duration_seconds\":0.0", "\"duration_seconds\":<n>"));
    }

    private String ask(Assessment.Ask ask, String outputWhenDenied) {
        events.add("ask");
        reasons.add(ask.reason());
        return observed.decision() == ReviewDecision.APPROVED
                ? run(ask.whenApproved())
                : outputWhenDenied;
    }

    private String run(Assessment.Run run) {
        events.add("begin");
        if (showsItsSandbox()) {
            sandboxed = Optional.of(run.sandboxing() instanceof Sandboxing.Sandboxed);
        }
        AfterRun after = approval.afterRun(run, result(run.sandboxing()));
        events.add("end(" + after.end().exitCode() + ")");
        return switch (after) {
            case AfterRun.Answer(_, String output) -> output;
            case AfterRun.AskToRetry retry -> ask(retry.question(), retry.outputWhenDenied());
        };
    }

    private boolean showsItsSandbox() {
        return observed.kind().startsWith("trusted") || observed.kind().startsWith("untrusted");
    }

    /** What the command does in this sandbox. */
    private Either<CommandError, CommandOutcome> result(Sandboxing sandboxing) {
        boolean readOnly = isSandboxed(sandboxing, SandboxPolicy.ReadOnly.class);
        boolean workspace = isSandboxed(sandboxing, SandboxPolicy.WorkspaceWrite.class);
        return switch (observed.kind()) {
            case "trusted", "trusted-escalated", "untrusted-ok", "untrusted-escalated" ->
                    exits(0, "<status>", "");
            case "write-cwd" -> readOnly ? denied() : exits(0, "wrote-in\n", "");
            case "write-outside" -> readOnly || workspace ? denied() : exits(0, "wrote-out\n", "");
            case "exit1" -> exits(1, "", "");
            case "exit127" -> exits(127, "", "");
            case "missing-program" ->
                    Either.left(
                            new CommandError.NotStarted("No such file or directory (os error 2)"));
            default -> throw new IllegalArgumentException(observed.kind());
        };
    }

    private static boolean isSandboxed(
            Sandboxing sandboxing, Class<? extends SandboxPolicy> policy) {
        return sandboxing instanceof Sandboxing.Sandboxed(SandboxPolicy by, _)
                && policy.isInstance(by);
    }

    private static Either<CommandError, CommandOutcome> denied() {
        return exits(1, "", "<stderr of the program>");
    }

    private static Either<CommandError, CommandOutcome> exits(
            int status, String stdout, String stderr) {
        return Either.right(
                new CommandOutcome(
                        new Ending.Exited(status),
                        new CapturedOutput(stdout, "", 0, 0),
                        new CapturedOutput(stderr, "", 0, 0),
                        new CapturedOutput(stdout + stderr, "", 0, 0),
                        Duration.ZERO));
    }
}
