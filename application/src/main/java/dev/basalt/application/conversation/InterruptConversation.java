package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.ConversationRunner;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Either;

import java.util.function.Function;

/** Ends the turn that runs in a conversation; nothing else is lost. */
public final class InterruptConversation {

    private final Conversations conversations;

    public InterruptConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    /**
     * Asks the turn to end, at once. When none runs there is nothing to wait for.
     *
     * @return what to wait for
     */
    public Either<ConversationError, Interruption> handle(ConversationId id) {
        return conversations
                .with(id, Function.identity())
                .peek(ConversationRunner::refuseUnread)
                .flatMap(_ -> conversations.with(id, ConversationRunner::running))
                .map(running -> running.<Interruption>map(InterruptConversation::interrupt))
                .map(interruption -> interruption.orElse(() -> {}));
    }

    private static Interruption interrupt(AcceptedTurn turn) {
        turn.cancel();
        return turn::await;
    }

    /** A turn that is about to end. */
    @FunctionalInterface
    public interface Interruption {

        /** Blocks until the turn's last event has been published. */
        void await();
    }
}
