package dev.basalt.application.agent;

import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.settings.Settings;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One turn, as the agent loop sees it.
 *
 * @param messages what the user said
 * @param joined takes, and forgets, the messages that came while the turn runs
 * @param events receives everything that happens, in order
 * @param items of the turn
 */
public record Turn(
        ConversationId conversation,
        TurnId id,
        Settings settings,
        TurnContext context,
        List<HistoryItem.Message> messages,
        Supplier<List<HistoryItem.Message>> joined,
        Consumer<Event> events,
        TurnItems items,
        ApprovalPrompt approvals,
        Cancellation cancellation) {

    void emit(Event event) {
        events.accept(event);
    }

    /** Returns where the turn works, absolute. */
    Path directory() {
        return settings.directory().resolve(context.directory());
    }

    /**
     * Asks the user; an answer that aborts cancels the turn.
     *
     * @param item starts when the user approves
     */
    ReviewDecision ask(ItemId item, ApprovalQuestion question) {
        emit(new Event.ApprovalRequested(item, question));
        ReviewDecision decision = approvals.ask(id, question, cancellation);
        if (decision == ReviewDecision.ABORT) {
            cancellation.cancel();
        }
        return decision;
    }
}
