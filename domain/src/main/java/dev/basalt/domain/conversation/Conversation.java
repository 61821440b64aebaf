package dev.basalt.domain.conversation;

import dev.basalt.domain.approval.GrantedRoots;
import dev.basalt.domain.approval.ProposedCommand;
import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.settings.Settings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A conversation: its history and what it has cost, what the user has approved for the rest of it,
 * what the model was given of its environment, and its turns. Every change that is to be stored is
 * passed on as a record.
 *
 * <p>Not thread-safe. History, permissions and environment are changed by the turn that runs only;
 * the caller guards {@link #turns} and {@link #finishTurn}. Only {@link #usage} may be read by any
 * thread.
 */
public final class Conversation {

    private final ConversationId id;
    private final Settings settings;
    private final Consumer<ConversationRecord> journal;
    private final History history;
    private final TurnQueue turns = new TurnQueue();
    private volatile ConversationUsage usage;
    private SessionApprovals approvals;
    private GrantedRoots grants;
    private @Nullable TurnContext opening;
    private @Nullable TurnContext environment;
    private @Nullable Surroundings surroundings;

    /**
     * Continues a conversation.
     *
     * @param journal receives what changes, in order
     */
    public Conversation(
            ConversationId id,
            Settings settings,
            ConversationState state,
            Consumer<ConversationRecord> journal) {
        this.id = id;
        this.settings = settings;
        this.journal = journal;
        this.history = new History(state, journal);
        this.usage = state.usage();
        this.approvals = state.approvals();
        this.grants = state.grants();
        this.opening = state.opening().orElse(null);
        this.environment = state.environment().orElse(null);
        this.surroundings = state.surroundings().orElse(null);
    }

    public ConversationId id() {
        return id;
    }

    public Settings settings() {
        return settings;
    }

    public History history() {
        return history;
    }

    public TurnQueue turns() {
        return turns;
    }

    /** Starts a turn: what is added to the history from now on belongs to it. */
    public void startTurn(TurnId turn, TurnContext context) {
        history.startTurn();
        journal.accept(new ConversationRecord.TurnStarted(turn, context));
    }

    /** Ends what belongs to the turn; nothing of it is stored after that. */
    public void endTurn(TurnId turn, TurnOutcome outcome) {
        journal.accept(new ConversationRecord.TurnEnded(turn, outcome));
    }

    /**
     * Lets the turn that runs be over. Messages that came too late for it get a turn of their own,
     * the next; after an interruption, which stops everything, they are added to the history only.
     */
    public void finishTurn(TurnOutcome outcome) {
        if (outcome instanceof TurnOutcome.Interrupted) {
            turns.takeJoined().forEach(history::add);
        }
        turns.finish(outcome);
    }

    /** Returns what the conversation has cost so far. May be called by any thread. */
    public ConversationUsage usage() {
        return usage;
    }

    /** Counts a response to the history: what it has cost, and how large the history is. */
    public void countResponse(TokenUsage cost) {
        count(cost);
        history.measured(cost);
    }

    /** Counts what a response has cost that is not added to the history. */
    public void count(TokenUsage cost) {
        ConversationUsage now = usage.plus(cost);
        usage = now;
        journal.accept(new ConversationRecord.TokensUsed(now));
    }

    /** Returns the commands that the user has approved for the rest of the conversation. */
    public SessionApprovals approvals() {
        return approvals;
    }

    /** Stores that the user has approved a command for the rest of the conversation. */
    public void approve(ProposedCommand command) {
        SessionApprovals.Entry entry = SessionApprovals.Entry.of(command);
        approvals = approvals.with(entry);
        journal.accept(new ConversationRecord.CommandApproved(entry));
    }

    /** Returns the directories that the user has opened to patches. */
    public GrantedRoots grants() {
        return grants;
    }

    /** Stores that the user has opened a directory to patches. */
    public void grant(Path directory) {
        grants = grants.with(directory);
        journal.accept(new ConversationRecord.DirectoryOpened(directory));
    }

    /**
     * Returns the directory and policies that the model was given first. The tools are offered by
     * them for the whole conversation: models that check their earlier thoughts refuse a request
     * whose tools are others, and providers cache requests by their beginning.
     */
    public Optional<TurnContext> opening() {
        return Optional.ofNullable(opening);
    }

    /** Returns the directory and policies that the model was given last. */
    public Optional<TurnContext> environment() {
        return Optional.ofNullable(environment);
    }

    /** Returns the surroundings that the model was given last; empty if they are not configured. */
    public Optional<Surroundings> surroundings() {
        return Optional.ofNullable(surroundings);
    }

    /** Gives the model a directory, policies and surroundings, as a message. */
    public void giveEnvironment(
            TurnContext context, Optional<Surroundings> around, HistoryItem.Message message) {
        if (opening == null) {
            opening = context;
        }
        environment = context;
        surroundings = around.orElse(null);
        journal.accept(new ConversationRecord.EnvironmentGiven(context, around));
        history.add(message);
    }
}
