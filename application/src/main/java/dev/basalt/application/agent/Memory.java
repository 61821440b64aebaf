package dev.basalt.application.agent;

import dev.basalt.domain.approval.GrantedRoots;
import dev.basalt.domain.approval.ProposedCommand;
import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.patch.diff.TurnDiff;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a conversation remembers from turn to turn: what was said and done, and what was approved
 * for good. Used by one turn at a time, but for what it cost.
 */
public final class Memory {

    private final List<HistoryItem> history = new ArrayList<>();
    private final ContextMeter context = new ContextMeter();
    private volatile ConversationUsage usage = ConversationUsage.NONE;
    private int turnStart;
    private SessionApprovals approvals = SessionApprovals.NONE;
    private GrantedRoots grants = GrantedRoots.NONE;
    private @Nullable TurnDiff turnDiff;
    private @Nullable TurnContext told;

    List<HistoryItem> history() {
        return history;
    }

    /** Adds to the history. */
    public void remember(HistoryItem item) {
        history.add(item);
        context.grow(item);
    }

    /** Puts another history in the place of this one, within a turn. */
    void replaceHistory(List<HistoryItem> items) {
        history.clear();
        turnStart = 0;
        context.reset();
        items.forEach(this::remember);
    }

    /** Returns what the user said since the turn began. */
    List<HistoryItem> saidByUserInTurn() {
        return history.subList(turnStart, history.size()).stream()
                .filter(item ->
                        item instanceof HistoryItem.Message message && message.role() == Role.USER)
                .toList();
    }

    /** Says that what is remembered from now on is not part of the request that is being made. */
    void beginRequest() {
        context.beginRequest();
    }

    /** Returns about how many tokens the history has. */
    long contextTokens() {
        return context.tokens();
    }

    /** Says that the size of the history is not to be relied on until a response names it. */
    void distrustContext() {
        context.reset();
    }

    /** Counts what a response to the history has cost. */
    void count(TokenUsage cost) {
        tally(cost);
        context.measured(cost);
    }

    /** Counts what a response has cost that is no part of the history. */
    void tally(TokenUsage cost) {
        usage = usage.plus(cost);
    }

    /** Returns what the conversation has cost so far. May be asked by any thread. */
    public ConversationUsage usage() {
        return usage;
    }

    SessionApprovals approvals() {
        return approvals;
    }

    /** Remembers that the user allowed this command for good. */
    void approve(ProposedCommand command) {
        approvals = approvals.with(command);
    }

    GrantedRoots grants() {
        return grants;
    }

    /** Remembers that the user opened a directory for patches. */
    void grant(Path directory) {
        grants = grants.with(directory);
    }

    /** Forgets what concerns one turn only. What is remembered from now on belongs to the next. */
    void beginTurn() {
        turnStart = history.size();
        turnDiff = null;
    }

    /** Returns what the patches of this turn have changed, beginning with nothing. */
    TurnDiff turnDiff(Supplier<TurnDiff> nothing) {
        if (turnDiff == null) {
            turnDiff = nothing.get();
        }
        return turnDiff;
    }

    /** Returns that difference, if it is another one than was told last. */
    Optional<String> newDifference() {
        return Optional.ofNullable(turnDiff).flatMap(TurnDiff::refresh);
    }

    /** Returns the context that the model was told last. */
    Optional<TurnContext> told() {
        return Optional.ofNullable(told);
    }

    void tell(TurnContext news, HistoryItem message) {
        told = news;
        remember(message);
    }
}
