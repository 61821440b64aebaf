package dev.basalt.application.tool;

import dev.basalt.application.tool.background.BackgroundReport;
import dev.basalt.application.tool.background.StartedCommand;
import dev.basalt.domain.approval.AfterRun;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.Assessment;
import dev.basalt.domain.approval.CommandApproval;
import dev.basalt.domain.approval.ProposedCommand;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandInput;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.InputQueue;
import dev.basalt.domain.command.OutputListener;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.command.summary.CommandSummary;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOutput;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One command on its way through assessment, approval, run and perhaps a second run. */
final class CommandExecution {

    /** Even in the background a command does not run for longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final CommandRunner runner;
    private final Map<String, String> environment;
    private final Call call;
    private final ToolContext context;
    private final ProposedCommand command;
    private final CommandApproval approval;

    /**
     * A command that the model wants run.
     *
     * @param command the argument list, possibly empty
     * @param directory where to run it, absolute
     * @param escalated whether the model asks to run it without the sandbox
     * @param justification why it asks
     * @param interactive whether the model wants to write to it
     */
    record Call(
            String callId,
            List<String> command,
            Path directory,
            Duration timeout,
            boolean escalated,
            Optional<String> justification,
            boolean interactive) {
        public Call {
            command = List.copyOf(command);
        }
    }

    CommandExecution(
            CommandRunner runner, Map<String, String> environment, Call call, ToolContext context) {
        this.runner = runner;
        this.environment = environment;
        this.call = call;
        this.context = context;
        this.command =
                new ProposedCommand(
                        call.command(), call.directory(), call.escalated(), call.justification());
        this.approval =
                new CommandApproval(
                        context.offering().approvalPolicy(),
                        context.offering().sandboxPolicy(),
                        context.directory(),
                        context.settings().tools().outputFormat());
    }

    /** Returns whether the user will not be asked about the command, before or after it ran. */
    boolean asksNothing() {
        ApprovalPolicy policy = context.offering().approvalPolicy();
        return !command.argv().isEmpty()
                && approval.assess(command, context.approvals()) instanceof Assessment.Run
                && policy != ApprovalPolicy.ON_FAILURE
                && policy != ApprovalPolicy.UNTRUSTED;
    }

    /** Runs the command, if it may, and returns what the model receives. */
    ToolOutput run() {
        if (command.argv().isEmpty()) {
            return ToolOutput.failure(CommandReport.notStarted(new CommandError.EmptyCommand()));
        }
        ItemId item = context.nextItem();
        return switch (approval.assess(command, context.approvals())) {
            case Assessment.Run run -> run(item, run);
            case Assessment.Ask ask ->
                    allowed(item, ask)
                            ? run(item, ask.whenApproved())
                            : ToolOutput.failure(CommandReport.REJECTED);
        };
    }

    private ToolOutput run(ItemId item, Assessment.Run run) {
        var execution =
                new Item.CommandExecution(
                        call.callId(),
                        command.argv(),
                        command.directory(),
                        CommandSummary.of(command.argv()),
                        Optional.empty());
        context.start(item, execution);
        OutputListener output =
                (stream, chunk) ->
                        context.emit(new Event.OutputDelta(item, call.callId(), stream, chunk));
        if (context.settings().tools().background() == BackgroundLifetime.OFF) {
            return ended(
                    item,
                    execution,
                    run,
                    runner.run(request(run, call.timeout()), output, context.cancellation()));
        }
        var started = StartedCommand.start(runner, request(run, LONGEST), output);
        Optional<Either<CommandError, CommandOutcome>> result =
                started.await(call.timeout(), context.cancellation());
        if (result.isPresent()) {
            return ended(item, execution, run, result.get());
        }
        OptionalInt id = context.background().keep(started);
        if (id.isEmpty()) {
            started.end();
            return ended(item, execution, run, started.outcome().map(this::outOfTime));
        }
        started.onEnd(end ->
                context.complete(item, execution.endedWith(approval.afterRun(run, end).end())));
        return ToolOutput.success(
                BackgroundReport.handedOver(
                        id.getAsInt(),
                        call.timeout(),
                        started.read(Duration.ZERO, context.cancellation())));
    }

    private CommandRequest request(Assessment.Run run, Duration timeout) {
        return new CommandRequest(
                command.argv(),
                command.directory(),
                context.settings()
                        .shellEnvironment()
                        .environment(environment, context.offering().sandboxPolicy()),
                timeout,
                run.sandboxing(),
                context.settings().sandbox(),
                input(run));
    }

    /** The user approves a command, not what is written to it: then it reads nothing. */
    private CommandInput input(Assessment.Run run) {
        boolean isApproved =
                run.sandboxing() instanceof Sandboxing.None
                        && !(context.offering().sandboxPolicy()
                                instanceof SandboxPolicy.DangerFullAccess);
        return call.interactive() && !isApproved
                ? new CommandInput.Written(new InputQueue())
                : CommandInput.EMPTY;
    }

    private CommandOutcome outOfTime(CommandOutcome outcome) {
        return new CommandOutcome(
                new CommandOutcome.Ending.TimedOut(call.timeout()),
                outcome.stdout(),
                outcome.stderr(),
                outcome.combined(),
                outcome.duration());
    }

    private ToolOutput ended(
            ItemId item,
            Item.CommandExecution execution,
            Assessment.Run run,
            Either<CommandError, CommandOutcome> result) {
        AfterRun after = approval.afterRun(run, result);
        context.complete(item, execution.endedWith(after.end()));
        return switch (after) {
            case AfterRun.Answer(var end, var output) when end.exitCode() == 0 ->
                    ToolOutput.success(output);
            case AfterRun.Answer(_, var output) -> ToolOutput.failure(output);
            case AfterRun.AskToRetry retry -> retry(retry);
        };
    }

    private ToolOutput retry(AfterRun.AskToRetry retry) {
        context.emit(new Event.Notice(retry.background()));
        ItemId item = context.nextItem();
        if (!allowed(item, retry.question())) {
            return ToolOutput.failure(retry.outputWhenDenied());
        }
        context.emit(new Event.Notice(AfterRun.AskToRetry.RETRYING));
        return run(item, retry.question().whenApproved());
    }

    private boolean allowed(ItemId item, Assessment.Ask ask) {
        ReviewDecision decision =
                context.ask(
                        item,
                        new ApprovalQuestion.RunCommand(
                                call.callId(), command.argv(), command.directory(), ask.reason()));
        if (decision == ReviewDecision.APPROVED_FOR_SESSION) {
            context.approve(command);
        }
        return decision == ReviewDecision.APPROVED
                || decision == ReviewDecision.APPROVED_FOR_SESSION;
    }
}
