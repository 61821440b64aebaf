package dev.basalt.application.agent.response;

import dev.basalt.application.agent.turn.Turn;
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
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;

import java.nio.file.Path;
import java.util.function.Supplier;

/** What the calls of a response may use of the turn and its conversation. */
public record CallContext(Turn turn, ToolOffering offering) implements ToolContext {

    @Override
    public Path directory() {
        return turn.directory();
    }

    @Override
    public Cancellation cancellation() {
        return turn.cancellation();
    }

    @Override
    public void emit(Event event) {
        turn.emit(event);
    }

    @Override
    public ItemId nextItem() {
        return turn.items().next();
    }

    @Override
    public void start(ItemId id, Item item) {
        turn.items().start(id, item);
    }

    @Override
    public void complete(ItemId id, Item item) {
        turn.items().complete(id, item);
    }

    @Override
    public ReviewDecision ask(ItemId item, ApprovalQuestion question) {
        return turn.ask(item, question);
    }

    @Override
    public BackgroundCommands background() {
        return turn.background();
    }

    @Override
    public SessionApprovals approvals() {
        return turn.conversation().approvals();
    }

    @Override
    public void approve(ProposedCommand command) {
        turn.conversation().approve(command);
    }

    @Override
    public GrantedRoots grants() {
        return turn.conversation().grants();
    }

    @Override
    public void grant(Path directory) {
        turn.conversation().grant(directory);
    }

    @Override
    public TurnDiff turnDiff(Supplier<TurnDiff> nothing) {
        return turn.diff(nothing);
    }
}
