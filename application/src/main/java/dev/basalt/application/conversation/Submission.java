package dev.basalt.application.conversation;

import dev.basalt.application.agent.TurnContext;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.ConversationListener;
import dev.basalt.domain.conversation.TurnOutcome;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A turn that a conversation has accepted and runs when those before it are over. Nothing runs
 * before {@link #begin}, so that whoever asked for it can be answered first. Thread-safe.
 */
public final class Submission {

    private final Conversation conversation;
    private final TurnId id;
    private final List<HistoryItem.Message> messages;
    private final TurnContext context;
    private final ApprovalPrompt approvals;
    private final Optional<ConversationListener> listener;
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<TurnOutcome> outcome = new CompletableFuture<>();
    private final boolean compacts;
    private boolean begun;

    Submission(
            Conversation conversation,
            TurnId id,
            List<HistoryItem.Message> messages,
            TurnContext context,
            ApprovalPrompt approvals,
            Optional<ConversationListener> listener) {
        this(conversation, id, messages, context, approvals, listener, false);
    }

    /** A turn in which nothing is said or done: the conversation is summarised. */
    static Submission compaction(Conversation conversation, TurnId id, TurnContext context) {
        return new Submission(
                conversation,
                id,
                List.of(),
                context,
                (_, _, _) -> ReviewDecision.DENIED,
                Optional.empty(),
                true);
    }

    private Submission(
            Conversation conversation,
            TurnId id,
            List<HistoryItem.Message> messages,
            TurnContext context,
            ApprovalPrompt approvals,
            Optional<ConversationListener> listener,
            boolean compacts) {
        this.conversation = conversation;
        this.id = id;
        this.messages = messages;
        this.context = context;
        this.approvals = approvals;
        this.listener = listener;
        this.compacts = compacts;
    }

    public TurnId id() {
        return id;
    }

    /** Lets the turn run, as soon as it is its turn. Returns at once. */
    public void begin() {
        conversation.begin(this);
    }

    /** Ends the turn if it runs, and forgets it if it waits. Returns at once. */
    public void cancel() {
        conversation.cancel(this);
    }

    /** Blocks until the turn is over; its last event has been told by then. */
    public TurnOutcome await() {
        return outcome.join();
    }

    /** Tells whether the turn is over. */
    public boolean isOver() {
        return outcome.isDone();
    }

    /** Tells whether this turn summarises the conversation instead of going on with it. */
    boolean compacts() {
        return compacts;
    }

    List<HistoryItem.Message> messages() {
        return messages;
    }

    TurnContext context() {
        return context;
    }

    ApprovalPrompt approvals() {
        return approvals;
    }

    Optional<ConversationListener> listener() {
        return listener;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    void end(TurnOutcome how) {
        outcome.complete(how);
    }

    void endUnrun() {
        outcome.complete(new TurnOutcome.Interrupted());
    }

    // Guarded by the conversation's lock.

    boolean begun() {
        return begun;
    }

    void markBegun() {
        begun = true;
    }
}
