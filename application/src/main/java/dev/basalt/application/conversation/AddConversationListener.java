package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.conversation.runner.Subscription;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.Ids;

import io.vavr.control.Either;

/**
 * Subscribes a listener to all events of a conversation from now on; the first listener also
 * receives the events that have had none.
 */
public final class AddConversationListener {

    private final Conversations conversations;
    private final Ids ids;

    public AddConversationListener(Conversations conversations, Ids ids) {
        this.conversations = conversations;
        this.ids = ids;
    }

    /** Adds the listener; it receives nothing before the subscription is opened. */
    public Either<ConversationError, Subscription> handle(
            ConversationId id, ConversationListener listener) {
        return conversations
                .with(id, runner -> runner.subscribe(ids.next(), listener))
                .peek(conversations::add);
    }
}
