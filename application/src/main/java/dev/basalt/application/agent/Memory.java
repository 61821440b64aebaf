package dev.basalt.application.agent;

import dev.basalt.domain.approval.GrantedRoots;
import dev.basalt.domain.approval.ProposedCommand;
import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.model.HistoryItem;
import dev.basalt.domain.patch.TurnDiff;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a conversation remembers from turn to turn: what was said and done, and what was approved
 * for good. Used by one turn at a time.
 */
public final class Memory {

    private final List<HistoryItem> history = new ArrayList<>();
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

    /** Forgets what concerns one turn only. */
    void beginTurn() {
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

    void tell(TurnContext context, HistoryItem message) {
        told = context;
        history.add(message);
    }
}
