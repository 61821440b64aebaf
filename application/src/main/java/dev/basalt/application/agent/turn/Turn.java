package dev.basalt.application.agent.turn;

import dev.basalt.application.tool.background.ConversationCommands;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.Conversation;
import dev.basalt.domain.conversation.History;
import dev.basalt.domain.conversation.QueuedTurn;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.patch.diff.TurnDiff;
import dev.basalt.domain.settings.Settings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One turn while it runs, with the conversation that is its own for that time. */
public final class Turn {

    private final Conversation conversation;
    private final QueuedTurn queued;
    private final Supplier<List<HistoryItem.Message>> joined;
    private final Consumer<Event> events;
    private final TurnItems items;
    private final ConversationCommands background;
    private @Nullable TurnDiff diff;

    /**
     * Runs a turn of a conversation.
     *
     * @param joined takes, and forgets, the messages that came while the turn runs
     * @param background the commands of the conversation that go on
     * @param events receives everything that happens, in order
     */
    public Turn(
            Conversation conversation,
            QueuedTurn queued,
            Supplier<List<HistoryItem.Message>> joined,
            ConversationCommands background,
            Consumer<Event> events) {
        this.conversation = conversation;
        this.queued = queued;
        this.joined = joined;
        this.background = background;
        this.events = events;
        this.items = new TurnItems(queued.id(), events);
    }

    public TurnId id() {
        return queued.id();
    }

    public QueuedTurn.Kind kind() {
        return queued.kind();
    }

    public Conversation conversation() {
        return conversation;
    }

    public History history() {
        return conversation.history();
    }

    public Settings settings() {
        return conversation.settings();
    }

    public TurnContext context() {
        return queued.context();
    }

    /** Returns what the user said to start the turn. */
    public List<HistoryItem.Message> messages() {
        return queued.messages();
    }

    /** Takes the messages that came while the turn runs. */
    public List<HistoryItem.Message> takeJoined() {
        return joined.get();
    }

    public Cancellation cancellation() {
        return queued.cancellation();
    }

    public ConversationCommands background() {
        return background;
    }

    /** Ends what the turn has started and not ended. */
    public void end() {
        background.endTurn(settings().tools().background());
        items.breakOffOpen();
    }

    public TurnItems items() {
        return items;
    }

    public void emit(Event event) {
        events.accept(event);
    }

    /** Returns where the turn works, absolute. */
    public Path directory() {
        return settings().directory().resolve(context().directory());
    }

    /**
     * Asks the user; an answer that aborts cancels the turn.
     *
     * @param item starts when the user approves
     */
    public ReviewDecision ask(ItemId item, ApprovalQuestion question) {
        emit(new Event.ApprovalRequested(item, question));
        ReviewDecision decision = queued.approvals().ask(id(), question, cancellation());
        if (decision == ReviewDecision.ABORT) {
            cancellation().cancel();
        }
        return decision;
    }

    /** Returns what the patches of this turn have changed, at first nothing. */
    public TurnDiff diff(Supplier<TurnDiff> nothing) {
        if (diff == null) {
            diff = nothing.get();
        }
        return diff;
    }

    /** Returns that difference, if it has changed since it was returned last. */
    public Optional<String> changedDiff() {
        return Optional.ofNullable(diff).flatMap(TurnDiff::refresh);
    }
}
