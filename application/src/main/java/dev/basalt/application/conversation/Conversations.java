package dev.basalt.application.conversation;

import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Either;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The conversations and subscriptions of this process. Thread-safe. */
public final class Conversations {

    private final Map<ConversationId, Conversation> conversations = new ConcurrentHashMap<>();
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();

    void add(Conversation conversation) {
        conversations.put(conversation.id(), conversation);
    }

    Either<ConversationError, Conversation> find(ConversationId id) {
        Conversation found = conversations.get(id);
        return found == null
                ? Either.left(new ConversationError.NotFound(id))
                : Either.right(found);
    }

    void add(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
    }

    Either<ConversationError, Subscription> takeSubscription(UUID id) {
        Subscription taken = subscriptions.remove(id);
        return taken == null
                ? Either.left(new ConversationError.SubscriptionNotFound(id))
                : Either.right(taken);
    }

    /**
     * Interrupts every turn that runs or waits and returns when all of them are over, their
     * commands ended; for the end of the process.
     */
    public void interruptAll() {
        conversations.values().forEach(Conversation::cancelAll);
        conversations.values().forEach(Conversation::awaitIdle);
    }
}
