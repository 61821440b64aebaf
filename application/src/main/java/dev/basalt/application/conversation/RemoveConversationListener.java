package dev.basalt.application.conversation;

import io.vavr.control.Either;

import java.util.UUID;

/** Ends a subscription; its listener hears nothing more. */
public final class RemoveConversationListener {

    private final Conversations conversations;

    public RemoveConversationListener(Conversations conversations) {
        this.conversations = conversations;
    }

    public Either<ConversationError, Subscription> handle(UUID subscription) {
        return conversations.takeSubscription(subscription).peek(Subscription::close);
    }
}
