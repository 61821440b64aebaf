package dev.basalt.application.conversation;

import dev.basalt.domain.conversation.AbortReason;
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
                                .<Interruption>map(turn ->
                                        () -> {
                                            turn.await();
                                            return AbortReason.INTERRUPTED;
                                        })
                                .orElse(() -> AbortReason.INTERRUPTED));
    }

    /** A turn that is about to end. */
    @FunctionalInterface
    public interface Interruption {

        /** Blocks until the turn's last event has been told. */
        AbortReason await();
    }
}
