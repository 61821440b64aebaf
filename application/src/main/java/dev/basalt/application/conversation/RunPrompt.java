package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.conversation.QueuedTurn;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives a prompt a turn of its own, for a caller that waits for its end and receives its events. On
 * a busy conversation the turn waits for those before it.
 */
public final class RunPrompt {

    private final Conversations conversations;

    public RunPrompt(Conversations conversations) {
        this.conversations = conversations;
    }

    /**
     * What is asked.
     *
     * @param name asked for the turn's id when the turn is accepted
     */
    public record Command(ConversationId conversation, String prompt, Supplier<TurnId> name) {}

    /** Accepts the turn; it begins when the caller says so. */
    public Either<ConversationError, AcceptedTurn> handle(
            Command command, ConversationListener listener, ApprovalPrompt approvals) {
        return conversations.with(
                command.conversation(),
                runner ->
                        runner.enqueue(
                                QueuedTurn.prompt(
                                        command.name().get(),
                                        List.of(HistoryItem.Message.user(command.prompt())),
                                        TurnContext.of(runner.settings()),
                                        approvals,
                                        Optional.of(listener))));
    }
}
