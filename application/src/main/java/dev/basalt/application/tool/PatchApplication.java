package dev.basalt.application.tool;

import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.PatchApproval;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.diff.Differ;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.patch.Patch;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.apply.PatchApplier;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.patch.diff.TurnDiff;
import dev.basalt.domain.sandbox.WritableRoots;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.workspace.Location;
import dev.basalt.domain.workspace.Workspace;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Applies patches: a patch is verified first, approved if need be, applied whole or not at all, and
 * reported. No process is started for it.
 */
public final class PatchApplication {

    private final Workspace workspace;
    private final Differ differ;
    private final PatchVerifier verifier;
    private final PatchApplier applier;
    private final Optional<Path> temporary;

    /**
     * Applies patches to a workspace.
     *
     * @param environment the server's own; its TMPDIR is writable unless a policy excludes it
     */
    public PatchApplication(Workspace workspace, Differ differ, Map<String, String> environment) {
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
    record Call(String callId, Path directory, Optional<String> escalation) {

        /** A call that stays in the sandbox and in the turn's directory. */
        static Call in(ToolContext context, String callId) {
            return new Call(callId, context.directory(), Optional.empty());
        }
    }

    /** Applies a patch, if it may be, and returns what the model receives. */
    ToolOutput run(Call call, Either<PatchError, Patch> parsed, ToolContext context) {
        return parsed.flatMap(patch -> verifier.verify(patch, call.directory()))
                .fold(
                        error -> ToolOutput.failure(error.toolOutput()),
                        patch -> decide(call, patch, context));
    }

    private ToolOutput decide(Call call, VerifiedPatch patch, ToolContext context) {
        PatchApproval approval =
                PatchApproval.assess(
                        patch,
                        context.offering().approvalPolicy(),
                        roots(context),
                        context.grants(),
                        call.escalation());
        ItemId item = context.nextItem();
        return switch (approval) {
            case PatchApproval.Refuse(var text) -> ToolOutput.failure(text);
            case PatchApproval.Apply() -> apply(call, item, patch, true, context);
            case PatchApproval.Ask ask ->
                    allowed(call, item, patch, ask, context)
                            ? apply(call, item, patch, false, context)
                            : ToolOutput.failure(PatchApproval.DENIED);
        };
    }

    private WritableRoots roots(ToolContext context) {
        return WritableRoots.of(
                context.offering().sandboxPolicy(), context.directory(), temporary, this::real);
    }

    private Path real(Path path) {
        return workspace.locate(path).map(Location::target).getOrElse(path);
    }

    private static boolean allowed(
            Call call,
            ItemId item,
            VerifiedPatch patch,
            PatchApproval.Ask ask,
            ToolContext context) {
        ReviewDecision decision =
                context.ask(
                        item,
                        new ApprovalQuestion.ApplyPatch(
                                call.callId(), patch.changes(), ask.reason(), ask.grantRoot()));
        if (decision == ReviewDecision.APPROVED_FOR_SESSION) {
            ask.grantRoot().ifPresent(context::grant);
        }
        return decision == ReviewDecision.APPROVED
                || decision == ReviewDecision.APPROVED_FOR_SESSION;
    }

    private ToolOutput apply(
            Call call,
            ItemId item,
            VerifiedPatch patch,
            boolean autoApproved,
            ToolContext context) {
        var changes =
                new Item.FileChanges(
                        call.callId(), patch.changes(), autoApproved, Optional.empty());
        context.start(item, changes);
        return applier.apply(patch)
                .fold(
                        error -> {
                            var failed = new Item.PatchResult(false, "", error.message());
                            context.complete(item, changes.endedWith(failed));
                            return ToolOutput.failure(error.toolOutput());
                        },
                        applied -> {
                            var done = new Item.PatchResult(true, applied.report(), "");
                            context.complete(item, changes.endedWith(done));
                            return applied(applied, context);
                        });
    }

    private ToolOutput applied(VerifiedPatch patch, ToolContext context) {
        context.turnDiff(() -> new TurnDiff(workspace, differ))
                .afterPatch(patch)
                .ifPresent(diff -> context.emit(new Event.DiffChanged(diff)));
        return ToolOutput.success(
                switch (context.settings().tools().outputFormat()) {
                    case TEXT -> patch.report();
                    case JSON -> asOfCommand(patch.report());
                });
    }

    private static String asOfCommand(String text) {
        CapturedOutput report = new CapturedOutput(text, "", 0, 0);
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
