package dev.basalt.application.conversation;

import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Either;

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
                .find(id)
                .map(conversation ->
                        conversation
                                .interrupt()
                                .<Interruption>map(turn -> turn::await)
                                .orElse(() -> {}));
    }

    /** A turn that is about to end. */
    @FunctionalInterface
    public interface Interruption {

        /** Blocks until the turn's last event has been told. */
        void await();
    }
}
