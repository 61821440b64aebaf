package dev.basalt.application.agent;

import dev.basalt.domain.approval.AfterRun;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.Assessment;
import dev.basalt.domain.approval.CommandApproval;
import dev.basalt.domain.approval.ProposedCommand;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.CommandEnd;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.summary.CommandSummary;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.tool.ShellCall;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Runs commands for the model: judged first, asked about if need be, and reported. */
public final class ShellTool {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final CommandRunner runner;
    private final Map<String, String> environment;

    /**
     * Creates the tool.
     *
     * @param environment the server's own, from which that of commands is made
     */
    public ShellTool(CommandRunner runner, Map<String, String> environment) {
        this.runner = runner;
        this.environment = Map.copyOf(environment);
    }

    /** Runs a command, if it may, and returns what the model is told of it. */
    String run(String callId, ShellCall call, Turn turn, Memory memory) {
        return new Execution(callId, call, turn, memory).run();
    }

    /** Tells whether the user will not be asked about a command, before or after it ran. */
    boolean needsNobody(ShellCall call, Turn turn, Memory memory) {
        return new Execution("", call, turn, memory).needsNobody();
    }

    /** One call on its way through judgement, question, run and perhaps a second run. */
    private final class Execution {

        private final String callId;
        private final Turn turn;
        private final Memory memory;
        private final ProposedCommand command;
        private final CommandApproval approval;
        private final Duration timeout;

        Execution(String callId, ShellCall call, Turn turn, Memory memory) {
            this.callId = callId;
            this.turn = turn;
            this.memory = memory;
            Path directory =
                    call.directory().map(turn.directory()::resolve).orElse(turn.directory());
            this.command =
                    new ProposedCommand(
                            call.command(), directory, call.escalated(), call.justification());
            this.approval =
                    new CommandApproval(
                            turn.context().approvalPolicy(),
                            turn.context().sandboxPolicy(),
                            turn.directory());
            this.timeout = call.timeout().orElse(DEFAULT_TIMEOUT);
        }

        boolean needsNobody() {
            ApprovalPolicy policy = turn.context().approvalPolicy();
            return !command.argv().isEmpty()
                    && approval.assess(command, memory.approvals()) instanceof Assessment.Run
                    && policy != ApprovalPolicy.ON_FAILURE
                    && policy != ApprovalPolicy.UNTRUSTED;
        }

        String run() {
            if (command.argv().isEmpty()) {
                return CommandReport.notStarted(new CommandError.EmptyCommand());
            }
            return switch (approval.assess(command, memory.approvals())) {
                case Assessment.Run run -> run(run);
                case Assessment.Ask ask ->
                        allowed(ask) ? run(ask.whenApproved()) : CommandReport.REJECTED;
            };
        }

        private String run(Assessment.Run run) {
            turn.emit(
                    new Event.ExecCommandBegin(
                            callId,
                            command.argv(),
                            command.directory(),
                            CommandSummary.of(command.argv())));
            Either<CommandError, CommandOutcome> result =
                    runner.run(
                            new CommandRequest(
                                    command.argv(),
                                    command.directory(),
                                    turn.settings()
                                            .shellEnvironment()
                                            .environment(
                                                    environment, turn.context().sandboxPolicy()),
                                    timeout,
                                    run.sandboxing(),
                                    turn.settings().sandbox()),
                            (stream, chunk) ->
                                    turn.emit(
                                            new Event.ExecCommandOutputDelta(
                                                    callId, stream, chunk)),
                            turn.cancellation());
            AfterRun after = approval.afterRun(run, result);
            tell(after.end());
            return switch (after) {
                case AfterRun.Answer answer -> answer.output();
                case AfterRun.AskToRetry retry -> retry(retry);
            };
        }

        private void tell(CommandEnd end) {
            turn.emit(
                    new Event.ExecCommandEnd(
                            callId, end.stdout(), end.stderr(), end.exitCode(), end.duration()));
        }

        private String retry(AfterRun.AskToRetry retry) {
            turn.emit(new Event.Background(retry.background()));
            if (!allowed(retry.question())) {
                return retry.outputWhenDenied();
            }
            turn.emit(new Event.Background(AfterRun.AskToRetry.RETRYING));
            return run(retry.question().whenApproved());
        }

        private boolean allowed(Assessment.Ask ask) {
            Optional<String> reason = ask.reason();
            turn.emit(
                    new Event.ExecApprovalRequest(
                            callId, command.argv(), command.directory(), reason));
            ReviewDecision decision =
                    turn.ask(
                            new ApprovalQuestion.RunCommand(
                                    callId, command.argv(), command.directory(), reason));
            if (decision == ReviewDecision.APPROVED_FOR_SESSION) {
                memory.approve(command);
            }
            return decision == ReviewDecision.APPROVED
                    || decision == ReviewDecision.APPROVED_FOR_SESSION;
        }
    }
}
