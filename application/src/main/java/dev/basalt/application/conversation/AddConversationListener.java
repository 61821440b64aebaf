package dev.basalt.application.conversation;

import dev.basalt.domain.conversation.ConversationListener;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.Ids;

import io.vavr.control.Either;

/**
 * Lets somebody hear everything that happens in a conversation from now on; the first one hears
 * also what nobody has heard so far.
 */
public final class AddConversationListener {

    private final Conversations conversations;
    private final Ids ids;

    public AddConversationListener(Conversations conversations, Ids ids) {
        this.conversations = conversations;
        this.ids = ids;
    }

    /** Adds the listener; it hears nothing before the subscription is opened. */
    public Either<ConversationError, Subscription> handle(
            ConversationId id, ConversationListener listener) {
        return conversations
                .with(id, runner -> runner.subscribe(ids.next(), listener))
                .peek(conversations::add);
    }
}
