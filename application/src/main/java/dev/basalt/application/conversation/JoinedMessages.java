package dev.basalt.application.conversation;

import dev.basalt.application.agent.TurnContext;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.identity.SubmissionId;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said while a turn ran, until that turn takes it or ends without having done so. Guarded
 * by the lock of its conversation.
 */
final class JoinedMessages {

    private final List<Joined> messages = new ArrayList<>(0);
    private SubmissionId lastNumber = SubmissionId.NONE;

    /**
     * A message that came while a turn ran.
     *
     * @param context holds for a turn of its own, should it need one
     * @param approvals whom such a turn may ask
     */
    record Joined(HistoryItem.Message message, TurnContext context, ApprovalPrompt approvals) {}

    void add(SubmissionId number, Joined message) {
        lastNumber = number;
        messages.add(message);
    }

    /** Takes them, and forgets them here. */
    List<HistoryItem.Message> take() {
        List<HistoryItem.Message> taken = messages.stream().map(Joined::message).toList();
        messages.clear();
        return taken;
    }

    /** Makes one turn of them, under the number and the rules of the last; empty without any. */
    Optional<Submission> takeAsTurnOf(Conversation conversation) {
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        Joined last = messages.getLast();
        return Optional.of(
                new Submission(
                        conversation,
                        lastNumber,
                        take(),
                        last.context(),
                        last.approvals(),
                        Optional.empty()));
    }
}
