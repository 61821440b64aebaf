package dev.basalt.application.conversation;

import dev.basalt.application.agent.TurnContext;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said while a turn ran, until that turn takes it or ends without having done so. Guarded
 * by the lock of its conversation.
 */
final class JoinedMessages {

    private final List<Joined> messages = new ArrayList<>(0);
    private @Nullable TurnId last;

    /**
     * A message that came while a turn ran.
     *
     * @param context holds for a turn of its own, should it need one
     * @param approvals whom such a turn may ask
     */
    record Joined(HistoryItem.Message message, TurnContext context, ApprovalPrompt approvals) {}

    void add(TurnId turn, Joined message) {
        last = turn;
        messages.add(message);
    }

    /** Takes them, and forgets them here. */
    List<HistoryItem.Message> take() {
        List<HistoryItem.Message> taken = messages.stream().map(Joined::message).toList();
        messages.clear();
        return taken;
    }

    /** Makes one turn of them, under the id and the rules of the last; empty without any. */
    Optional<Submission> takeAsTurnOf(Conversation conversation) {
        if (messages.isEmpty() || last == null) {
            return Optional.empty();
        }
        Joined newest = messages.getLast();
        return Optional.of(
                new Submission(
                        conversation,
                        last,
                        take(),
                        newest.context(),
                        newest.approvals(),
                        Optional.empty()));
    }
}
