package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.approval.ApplyPatchApproval;
import dev.basalt.adapter.doors.codex.approval.ClientDecision;
import dev.basalt.adapter.doors.codex.approval.ExecCommandApproval;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.identity.ConversationId;

/** Asks the client of a session by {@code execCommandApproval} and {@code applyPatchApproval}. */
final class ClientApprovals {

    private ClientApprovals() {}

    /** Returns the prompt for turns that this client starts in a conversation. */
    static ApprovalPrompt of(
            ClientSession session, ConversationId conversation, SubmissionNumbers numbers) {
        return numbers.counting(
                conversation,
                (_, question, cancellation) ->
                        ClientDecision.await(
                                switch (question) {
                                    case ApprovalQuestion.RunCommand command ->
                                            session.ask(
                                                    "execCommandApproval",
                                                    WireWriter.write(
                                                            ExecCommandApproval.Params.of(
                                                                    conversation, command)));
                                    case ApprovalQuestion.ApplyPatch patch ->
                                            session.ask(
                                                    "applyPatchApproval",
                                                    WireWriter.write(
                                                            ApplyPatchApproval.Params.of(
                                                                    conversation, patch)));
                                },
                                session,
                                cancellation));
    }
}
