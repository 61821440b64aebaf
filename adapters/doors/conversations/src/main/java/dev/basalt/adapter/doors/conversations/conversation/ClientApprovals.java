package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.approval.ApplyPatchApprovalParams;
import dev.basalt.adapter.doors.codex.approval.ClientDecision;
import dev.basalt.adapter.doors.codex.approval.ExecCommandApprovalParams;
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
                                                            ExecCommandApprovalParams.of(
                                                                    conversation, command)));
                                    case ApprovalQuestion.ApplyPatch patch ->
                                            session.ask(
                                                    "applyPatchApproval",
                                                    WireWriter.write(
                                                            ApplyPatchApprovalParams.of(
                                                                    conversation, patch)));
                                },
                                session,
                                cancellation));
    }
}
