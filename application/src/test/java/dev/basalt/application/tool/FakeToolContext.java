package dev.basalt.application.tool;

import dev.basalt.application.fake.FakeAgent;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.GrantedRoots;
import dev.basalt.domain.approval.ProposedCommand;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.patch.diff.TurnDiff;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;

import java.nio.file.Path;
import java.util.function.Supplier;

/** A turn whose tools may be cancelled and nothing else. */
record FakeToolContext(ToolOffering offering, Cancellation cancellation) implements ToolContext {

    static FakeToolContext create() {
        Settings settings =
                new FakeAgent().resolveSettings().handle(ConversationOptions.NONE).get();
        return new FakeToolContext(
                new ToolOffering(
                        ModelFamily.unknown(false),
                        settings,
                        settings.approvalPolicy(),
                        settings.sandboxPolicy()),
                new Cancellation());
    }

    @Override
    public Path directory() {
        return FakeAgent.DIRECTORY;
    }

    @Override
    public void emit(Event event) {
        throw unexpected(event);
    }

    @Override
    public ItemId nextItem() {
        throw unexpected("an item");
    }

    @Override
    public void start(ItemId id, Item item) {
        throw unexpected(item);
    }

    @Override
    public void complete(ItemId id, Item item) {
        throw unexpected(item);
    }

    @Override
    public ReviewDecision ask(ItemId item, ApprovalQuestion question) {
        throw unexpected(question);
    }

    @Override
    public SessionApprovals approvals() {
        return SessionApprovals.NONE;
    }

    @Override
    public void approve(ProposedCommand command) {
        throw unexpected(command);
    }

    @Override
    public GrantedRoots grants() {
        return GrantedRoots.NONE;
    }

    @Override
    public void grant(Path directory) {
        throw unexpected(directory);
    }

    @Override
    public TurnDiff turnDiff(Supplier<TurnDiff> nothing) {
        return nothing.get();
    }

    private static AssertionError unexpected(Object what) {
        return new AssertionError("not expected: " + what);
    }
}
