package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.approval.ApprovalAnswer;
import dev.basalt.adapter.doors.codex.approval.ElicitationParams;
import dev.basalt.adapter.doors.codex.approval.ElicitationShape;
import dev.basalt.adapter.doors.codex.approval.WithdrawnQuestion;
import dev.basalt.adapter.doors.jsonrpc.Answer;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.jsonrpc.PendingAnswer;
import dev.basalt.adapter.doors.jsonrpc.RequestId;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.script.ShellQuoting;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.ConversationId;

import java.util.function.Supplier;

/** Asks the user of a host by {@code elicitation/create}. A host that can't ask has said no. */
public final class ElicitationApprovals {

    private final Peer peer;
    private final ClientCapabilities client;
    private final Supplier<ElicitationShape> shape;

    /**
     * Asks the user behind that peer.
     *
     * @param shape asked for each question; may block
     */
    public ElicitationApprovals(
            Peer peer, ClientCapabilities client, Supplier<ElicitationShape> shape) {
        this.peer = peer;
        this.client = client;
        this.shape = shape;
    }

    /** Returns who is asked in the turns that a tool call starts. */
    ApprovalPrompt of(RequestId call, ConversationId conversation) {
        return (submission, question, cancellation) ->
                ask(
                        () ->
                                new ElicitationParams.Call(
                                        call.asText(), conversation, submission, shape.get()),
                        question,
                        cancellation);
    }

    private ReviewDecision ask(
            Supplier<ElicitationParams.Call> asking,
            ApprovalQuestion question,
            Cancellation cancellation) {
        if (!client.elicitation()) {
            return ReviewDecision.DENIED;
        }
        PendingAnswer answer =
                peer.ask("elicitation/create", WireWriter.write(params(asking.get(), question)));
        try (var _ = cancellation.onCancel(answer::withdraw)) {
            return switch (answer.await()) {
                case Answer.Result(var json) ->
                        ApprovalAnswer.decision(json.array(), json.offset(), json.length());
                case Answer.Failed _ -> ReviewDecision.DENIED;
                case Answer.Withdrawn() -> {
                    peer.announce(
                            WithdrawnQuestion.METHOD,
                            WithdrawnQuestion.params(answer.id().toJson()));
                    yield ReviewDecision.ABORT;
                }
            };
        }
    }

    private static ElicitationParams params(
            ElicitationParams.Call asking, ApprovalQuestion question) {
        return switch (question) {
            case ApprovalQuestion.RunCommand command ->
                    ElicitationParams.of(
                            asking,
                            command,
                            "Allow Codex to run `"
                                    + ShellQuoting.join(command.argv())
                                    + "` in `"
                                    + command.directory()
                                    + "`?");
            case ApprovalQuestion.ApplyPatch patch ->
                    ElicitationParams.of(
                            asking,
                            patch,
                            patch.reason().map(reason -> reason + "\n").orElse("")
                                    + "Allow Codex to apply proposed code changes?");
        };
    }
}
