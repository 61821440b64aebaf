package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.domain.conversation.QueuedTurn;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

import io.vavr.control.Either;

import java.util.function.Supplier;

/**
 * Lets the model summarise a conversation, and go on with the summary instead of all that was said.
 * It happens in a turn of its own, after those that run or wait; its events say how it went.
 */
public final class CompactConversation {

    private final Conversations conversations;

    public CompactConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    /**
     * Accepts the turn; it begins when the caller says so.
     *
     * @param name asked for the turn's id when the turn is accepted
     */
    public Either<ConversationError, AcceptedTurn> handle(
            ConversationId id, Supplier<TurnId> name) {
        return conversations.with(
                id,
                runner ->
                        runner.enqueue(
                                QueuedTurn.compaction(
                                        name.get(), TurnContext.of(runner.settings()))));
    }
}
