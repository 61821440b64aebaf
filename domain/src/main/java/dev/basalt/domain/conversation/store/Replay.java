package dev.basalt.domain.conversation.store;

import dev.basalt.domain.approval.GrantedRoots;
import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.conversation.ConversationRecord;
import dev.basalt.domain.conversation.ConversationState;
import dev.basalt.domain.conversation.Surroundings;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.model.history.TokenEstimate;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the records of a conversation amount to, one after the other. Not thread-safe. */
public final class Replay {

    private final List<HistoryItem> history = new ArrayList<>(0);

    /** The size that was measured last, and how many items it counts. */
    private long measured;

    private int counted;
    private ConversationUsage usage = ConversationUsage.NONE;
    private SessionApprovals approvals = SessionApprovals.NONE;
    private GrantedRoots grants = GrantedRoots.NONE;
    private @Nullable TurnContext opening;
    private @Nullable TurnContext environment;
    private @Nullable Surroundings surroundings;
    private boolean inTurn;
    private @Nullable String preview;

    /** Adds the next record. */
    public void apply(ConversationRecord entry) {
        switch (entry) {
            case ConversationRecord.TurnStarted _ -> inTurn = true;
            case ConversationRecord.TurnEnded _ -> inTurn = false;
            case ConversationRecord.ItemAdded(var item) -> add(item);
            case ConversationRecord.HistoryReplaced(var items) -> {
                history.clear();
                history.addAll(items);
                measured = 0;
                counted = 0;
            }
            case ConversationRecord.EnvironmentGiven(var context, var around) -> {
                if (opening == null) {
                    opening = context;
                }
                environment = context;
                surroundings = around.orElse(null);
            }
            case ConversationRecord.TokensUsed(var now) -> usage = now;
            case ConversationRecord.ContextMeasured(long tokens) -> {
                measured = tokens;
                counted = history.size();
            }
            case ConversationRecord.CommandApproved(var command) ->
                    approvals = approvals.with(command);
            case ConversationRecord.DirectoryOpened(var directory) ->
                    grants = grants.with(directory);
        }
    }

    private void add(HistoryItem item) {
        history.add(item);
        if (inTurn
                && preview == null
                && item instanceof HistoryItem.Message message
                && message.role() == Role.USER) {
            preview = text(message);
        }
    }

    private static @Nullable String text(HistoryItem.Message message) {
        for (ContentPart part : message.content()) {
            if (part instanceof ContentPart.Text(var text)) {
                return text;
            }
        }
        return null;
    }

    /** Returns what the conversation is continued from. */
    public ConversationState state() {
        long tokens = measured + TokenEstimate.of(history.subList(counted, history.size()));
        return new ConversationState(
                history,
                tokens,
                usage,
                approvals,
                grants,
                Optional.ofNullable(opening),
                Optional.ofNullable(environment),
                Optional.ofNullable(surroundings));
    }

    /** Returns what the user said first, where it was text. */
    public Optional<String> preview() {
        return Optional.ofNullable(preview);
    }
}
