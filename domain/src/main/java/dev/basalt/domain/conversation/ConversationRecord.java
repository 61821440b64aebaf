package dev.basalt.domain.conversation;

import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.history.HistoryItem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One change of a conversation that is to be stored. The records of a conversation, in order, are
 * all that it takes to continue it.
 */
public sealed interface ConversationRecord {

    /** A turn has started; the items that follow belong to it. */
    record TurnStarted(TurnId turn, TurnContext context) implements ConversationRecord {}

    record TurnEnded(TurnId turn, TurnOutcome outcome) implements ConversationRecord {}

    /** The history has one item more. */
    record ItemAdded(HistoryItem item) implements ConversationRecord {}

    /** A summary has taken the place of all items before. */
    record HistoryReplaced(List<HistoryItem> items) implements ConversationRecord {

        public HistoryReplaced {
            items = List.copyOf(items);
        }
    }

    /**
     * The model has been given this directory, these policies and surroundings; the item follows.
     */
    record EnvironmentGiven(TurnContext context, Optional<Surroundings> surroundings)
            implements ConversationRecord {}

    /** A response has cost something; {@code usage} is what all responses have cost now. */
    record TokensUsed(ConversationUsage usage) implements ConversationRecord {}

    /**
     * The size of the history is known, or no longer known.
     *
     * @param tokens 0 when it is unknown
     */
    record ContextMeasured(long tokens) implements ConversationRecord {}

    /** The user has approved a command for the rest of the conversation. */
    record CommandApproved(SessionApprovals.Entry command) implements ConversationRecord {}

    /**
     * The user has opened a directory to patches for the rest of the conversation.
     *
     * @param directory a real path
     */
    record DirectoryOpened(Path directory) implements ConversationRecord {}
}
