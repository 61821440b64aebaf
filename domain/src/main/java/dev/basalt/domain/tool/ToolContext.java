package dev.basalt.domain.tool;

import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.GrantedRoots;
import dev.basalt.domain.approval.ProposedCommand;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.command.background.BackgroundCommands;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.patch.diff.TurnDiff;
import dev.basalt.domain.settings.Settings;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a call of a tool may use of the turn that it belongs to. A call that runs beside others does
 * not use {@link #ask}, {@link #approve}, {@link #grant} and {@link #turnDiff}.
 */
public interface ToolContext {

    /** Returns the model, settings and policies of the turn. */
    ToolOffering offering();

    /** Returns the settings of the conversation. */
    default Settings settings() {
        return offering().settings();
    }

    /** Returns where the turn works, absolute. Relative paths of arguments start there. */
    Path directory();

    /** Ends the call when the turn is interrupted. */
    Cancellation cancellation();

    /** Reports to the listeners of the conversation, in order. */
    void emit(Event event);

    /** Returns the id of an item of the turn that may start later. */
    ItemId nextItem();

    /** Reports that an item starts. The call completes it, whatever happens. */
    void start(ItemId id, Item item);

    /** Reports that an item is over. */
    void complete(ItemId id, Item item);

    /**
     * Asks the user and waits for the answer; an answer that aborts cancels the turn.
     *
     * @param item starts when the user approves
     */
    ReviewDecision ask(ItemId item, ApprovalQuestion question);

    /** Returns the commands of the conversation that go on in the background. */
    default BackgroundCommands background() {
        return BackgroundCommands.NONE;
    }

    /** Returns the commands that the user has approved for the rest of the conversation. */
    SessionApprovals approvals();

    /** Stores that the user has approved a command for the rest of the conversation. */
    void approve(ProposedCommand command);

    /** Returns the directories that the user has opened to patches. */
    GrantedRoots grants();

    /** Stores that the user has opened a directory to patches. */
    void grant(Path directory);

    /**
     * Returns what the patches of the turn have changed so far.
     *
     * @param nothing makes it for the first patch
     */
    TurnDiff turnDiff(Supplier<TurnDiff> nothing);
}
