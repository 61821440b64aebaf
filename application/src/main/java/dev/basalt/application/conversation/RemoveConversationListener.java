package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.conversation.runner.Subscription;

import io.vavr.control.Either;

import java.util.UUID;

/** Ends a subscription; its listener receives nothing more. */
public final class RemoveConversationListener {

    private final Conversations conversations;

    public RemoveConversationListener(Conversations conversations) {
        this.conversations = conversations;
    }

    public Either<ConversationError, Subscription> handle(UUID subscription) {
        return conversations.takeSubscription(subscription).peek(Subscription::close);
    }
}
