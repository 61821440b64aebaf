package dev.basalt.application.agent;

import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.PatchApproval;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.diff.Differ;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.apply.PatchApplier;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.patch.diff.TurnDiff;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.sandbox.WritableRoots;
import dev.basalt.domain.workspace.Location;
import dev.basalt.domain.workspace.Workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Edits files for the model: the patch is read and checked first, asked about if need be, applied
 * whole or not at all, and reported. No process is started for it.
 */
public final class PatchTool {

    private final Workspace workspace;
    private final Differ differ;
    private final PatchVerifier verifier;
    private final PatchApplier applier;
    private final Optional<Path> temporary;

    /**
     * Creates the tool.
     *
     * @param environment the server's own; its TMPDIR is writable unless a policy excludes it
     */
    public PatchTool(Workspace workspace, Differ differ, Map<String, String> environment) {
        this.workspace = workspace;
        this.differ = differ;
        this.verifier = new PatchVerifier(workspace, differ);
        this.applier = new PatchApplier(workspace, verifier);
        this.temporary = Optional.ofNullable(environment.get("TMPDIR")).map(Path::of);
    }

    /**
     * A patch that the model wants applied.
     *
     * @param directory what relative paths start from
     * @param escalation why the model asks to leave the sandbox, when it does
     */
    record Call(String callId, String text, Path directory, Optional<String> escalation) {}

    /** Applies a patch, if it may be, and returns what the model is told of it. */
    String run(Call call, Turn turn, Memory memory) {
        return PatchParser.parse(call.text())
                .flatMap(patch -> verifier.verify(patch, call.directory()))
                .fold(PatchError::toolOutput, patch -> decide(call, patch, turn, memory));
    }

    private String decide(Call call, VerifiedPatch patch, Turn turn, Memory memory) {
        PatchApproval approval =
                PatchApproval.assess(
                        patch,
                        turn.context().approvalPolicy(),
                        roots(turn),
                        memory.grants(),
                        call.escalation());
        return switch (approval) {
            case PatchApproval.Refuse(var text) -> text;
            case PatchApproval.Apply() -> apply(call, patch, true, turn, memory);
            case PatchApproval.Ask ask ->
                    allowed(call, patch, ask, turn, memory)
                            ? apply(call, patch, false, turn, memory)
                            : PatchApproval.DENIED;
        };
    }

    private WritableRoots roots(Turn turn) {
        return WritableRoots.of(
                turn.context().sandboxPolicy(), turn.directory(), temporary, this::real);
    }

    private Path real(Path path) {
        return workspace.locate(path).map(Location::target).getOrElse(path);
    }

    private static boolean allowed(
            Call call, VerifiedPatch patch, PatchApproval.Ask ask, Turn turn, Memory memory) {
        turn.emit(
                new Event.ApplyPatchApprovalRequest(
                        call.callId(), patch.changes(), ask.reason(), ask.grantRoot()));
        ReviewDecision decision =
                turn.ask(
                        new ApprovalQuestion.ApplyPatch(
                                call.callId(), patch.changes(), ask.reason(), ask.grantRoot()));
        if (decision == ReviewDecision.APPROVED_FOR_SESSION) {
            ask.grantRoot().ifPresent(memory::grant);
        }
        return decision == ReviewDecision.APPROVED
                || decision == ReviewDecision.APPROVED_FOR_SESSION;
    }

    private String apply(
            Call call, VerifiedPatch patch, boolean autoApproved, Turn turn, Memory memory) {
        turn.emit(new Event.PatchApplyBegin(call.callId(), autoApproved, patch.changes()));
        return applier.apply(patch)
                .fold(
                        error -> {
                            turn.emit(
                                    new Event.PatchApplyEnd(
                                            call.callId(), "", error.message(), false));
                            return error.toolOutput();
                        },
                        applied -> applied(call, applied, turn, memory));
    }

    private String applied(Call call, VerifiedPatch patch, Turn turn, Memory memory) {
        turn.emit(new Event.PatchApplyEnd(call.callId(), patch.report(), "", true));
        memory.turnDiff(() -> new TurnDiff(workspace, differ))
                .afterPatch(patch)
                .ifPresent(diff -> turn.emit(new Event.TurnDiff(diff)));
        CapturedOutput report = new CapturedOutput(patch.report(), "", 0, 0);
        return CommandReport.finished(
                0,
                new CommandOutcome(
                        new CommandOutcome.Ending.Exited(0),
                        report,
                        CapturedOutput.EMPTY,
                        report,
                        Duration.ZERO));
    }
}
