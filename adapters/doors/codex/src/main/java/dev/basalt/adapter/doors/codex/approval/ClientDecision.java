package dev.basalt.adapter.doors.codex.approval;

import dev.basalt.adapter.doors.jsonrpc.session.Answer;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.PendingAnswer;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;

/** Waits for what a client decides about an approval. Anything but a clear yes is a no. */
public final class ClientDecision {

    private ClientDecision() {}

    /**
     * Blocks until the question is answered. When the work is cancelled, or the client can't answer
     * any more, the question is withdrawn, the client notified of that, and the decision is {@link
     * ReviewDecision#ABORT}.
     *
     * @param session of the client that was asked
     * @param cancellation of the work that waits for the decision
     */
    public static ReviewDecision await(
            PendingAnswer question, ClientSession session, Cancellation cancellation) {
        try (var _ = cancellation.onCancel(question::withdraw)) {
            return switch (question.await()) {
                case Answer.Result(var json) ->
                        ApprovalAnswer.decision(json.array(), json.offset(), json.length());
                case Answer.Failed _ -> ReviewDecision.DENIED;
                case Answer.Withdrawn() -> {
                    session.announce(
                            WithdrawnQuestion.METHOD,
                            WithdrawnQuestion.params(question.id().toJson()));
                    yield ReviewDecision.ABORT;
                }
            };
        }
    }
}
