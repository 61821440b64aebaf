package dev.basalt.domain.conversation;

import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.model.history.TokenEstimate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was said and done in a conversation, as the model is sent it, and about how many tokens it
 * has: as the provider counted it last, and an estimate of what was added since. Not thread-safe.
 */
public final class History {

    private final Consumer<ConversationRecord> journal;
    private final List<HistoryItem> items;
    private long tokens;

    /** Outputs of calls that a response asked for come after it, so it has not counted them. */
    private long uncounted;

    private int turnStart;

    History(ConversationState state, Consumer<ConversationRecord> journal) {
        this.journal = journal;
        this.items = new ArrayList<>(state.history());
        this.tokens = state.contextTokens();
    }

    /** Returns the items, as a view. */
    public List<HistoryItem> items() {
        return Collections.unmodifiableList(items);
    }

    /** Adds an item at the end. */
    public void add(HistoryItem item) {
        grow(item);
        journal.accept(new ConversationRecord.ItemAdded(item));
    }

    private void grow(HistoryItem item) {
        items.add(item);
        long estimate = TokenEstimate.of(item);
        tokens += estimate;
        if (item instanceof HistoryItem.Output) {
            uncounted += estimate;
        }
    }

    /** Puts other items in the place of all there are, within a turn. */
    public void replace(List<HistoryItem> others) {
        items.clear();
        turnStart = 0;
        tokens = 0;
        uncounted = 0;
        others.forEach(this::grow);
        journal.accept(new ConversationRecord.HistoryReplaced(others));
    }

    /** Marks where a turn starts: what is added from now on belongs to it. */
    void startTurn() {
        turnStart = items.size();
    }

    /** Returns what the user has said since the turn started. */
    public List<HistoryItem> saidByUserInTurn() {
        return items.subList(turnStart, items.size()).stream()
                .filter(item ->
                        item instanceof HistoryItem.Message message && message.role() == Role.USER)
                .toList();
    }

    /** Marks a request: what is added from now on is not part of it. */
    public void startRequest() {
        uncounted = 0;
    }

    /** Returns about how many tokens the history has; an underestimate after {@link #distrust}. */
    public long tokens() {
        return tokens;
    }

    /** Takes the size of the history from what a response to it has cost. */
    void measured(TokenUsage usage) {
        measured(usage.total() + uncounted);
    }

    /** Marks the size as unknown until a response names it, so that it triggers nothing. */
    public void distrust() {
        uncounted = 0;
        measured(0);
    }

    private void measured(long size) {
        tokens = size;
        journal.accept(new ConversationRecord.ContextMeasured(size));
    }
}
