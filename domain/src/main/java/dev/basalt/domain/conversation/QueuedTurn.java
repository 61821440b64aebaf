package dev.basalt.domain.conversation;

import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A turn that a conversation has accepted, from then to its end. What changes of it is changed by
 * the {@link TurnQueue} that it is in.
 */
public final class QueuedTurn {

    private final TurnId id;
    private final Kind kind;
    private final List<HistoryItem.Message> messages;
    private final TurnContext context;
    private final ApprovalPrompt approvals;
    private final Optional<ConversationListener> listener;
    private final Cancellation cancellation = new Cancellation();
    private boolean begun;
    private @Nullable TurnOutcome outcome;

    /** What a turn does. */
    public enum Kind {
        /** Answers the user. */
        PROMPT,
        /** Summarises the conversation. */
        COMPACTION
    }

    private QueuedTurn(
            TurnId id,
            Kind kind,
            List<HistoryItem.Message> messages,
            TurnContext context,
            ApprovalPrompt approvals,
            Optional<ConversationListener> listener) {
        this.id = id;
        this.kind = kind;
        this.messages = List.copyOf(messages);
        this.context = context;
        this.approvals = approvals;
        this.listener = listener;
    }

    /**
     * A turn that answers the user.
     *
     * @param approvals asks the user about what the turn wants to do
     * @param listener receives the events of this turn, before all other listeners
     */
    public static QueuedTurn prompt(
            TurnId id,
            List<HistoryItem.Message> messages,
            TurnContext context,
            ApprovalPrompt approvals,
            Optional<ConversationListener> listener) {
        return new QueuedTurn(id, Kind.PROMPT, messages, context, approvals, listener);
    }

    /** A turn that summarises the conversation. */
    public static QueuedTurn compaction(TurnId id, TurnContext context) {
        return new QueuedTurn(
                id,
                Kind.COMPACTION,
                List.of(),
                context,
                (_, _, _) -> ReviewDecision.DENIED,
                Optional.empty());
    }

    public TurnId id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns what the user said. */
    public List<HistoryItem.Message> messages() {
        return messages;
    }

    public TurnContext context() {
        return context;
    }

    public ApprovalPrompt approvals() {
        return approvals;
    }

    public Optional<ConversationListener> listener() {
        return listener;
    }

    /** Ends the turn when it runs. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Returns how the turn ended; empty until it has. */
    public Optional<TurnOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    boolean begun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    void end(TurnOutcome how) {
        outcome = how;
    }
}
