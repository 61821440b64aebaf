package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.approval.ApplyPatchApprovalParams;
import dev.basalt.adapter.doors.codex.approval.ApprovalAnswer;
import dev.basalt.adapter.doors.codex.approval.ExecCommandApprovalParams;
import dev.basalt.adapter.doors.codex.approval.WithdrawnQuestion;
import dev.basalt.adapter.doors.jsonrpc.Answer;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.jsonrpc.PendingAnswer;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.ConversationId;

/** Asks a front end by {@code execCommandApproval} and {@code applyPatchApproval}. */
public final class ListenerApprovals {

    private final Peer peer;

    public ListenerApprovals(Peer peer) {
        this.peer = peer;
    }

    /** Returns who is asked about a conversation. */
    ApprovalPrompt of(ConversationId conversation) {
        return (_, question, cancellation) -> ask(conversation, question, cancellation);
    }

    private ReviewDecision ask(
            ConversationId conversation, ApprovalQuestion question, Cancellation cancellation) {
        PendingAnswer answer =
                switch (question) {
                    case ApprovalQuestion.RunCommand command ->
                            peer.ask(
                                    "execCommandApproval",
                                    WireWriter.write(
                                            ExecCommandApprovalParams.of(conversation, command)));
                    case ApprovalQuestion.ApplyPatch patch ->
                            peer.ask(
                                    "applyPatchApproval",
                                    WireWriter.write(
                                            ApplyPatchApprovalParams.of(conversation, patch)));
                };
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
}
