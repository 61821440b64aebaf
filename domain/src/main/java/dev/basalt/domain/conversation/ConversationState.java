package dev.basalt.domain.conversation;

import dev.basalt.domain.approval.GrantedRoots;
import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.List;
import java.util.Optional;

/**
 * What a conversation is continued from.
 *
 * @param history what the model is sent, valid: every call has its output
 * @param contextTokens about how many tokens the history has
 * @param opening the directory and policies that the model was given first
 * @param environment those that it was given last
 * @param surroundings what it was told of the machine and the day, last
 */
public record ConversationState(
        List<HistoryItem> history,
        long contextTokens,
        ConversationUsage usage,
        SessionApprovals approvals,
        GrantedRoots grants,
        Optional<TurnContext> opening,
        Optional<TurnContext> environment,
        Optional<Surroundings> surroundings) {

    /** A conversation in which nothing has been said. */
    public static final ConversationState EMPTY =
            new ConversationState(
                    List.of(),
                    0,
                    ConversationUsage.NONE,
                    SessionApprovals.NONE,
                    GrantedRoots.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public ConversationState {
        history = List.copyOf(history);
    }
}
