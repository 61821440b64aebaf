package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.Subscription;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Either;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Subscriptions of clients to the events of conversations. Each belongs to a session: no other can
 * end it, and it ends with the session. Thread-safe.
 */
public final class SessionSubscriptions {

    private final AddConversationListener addListener;
    private final RemoveConversationListener removeListener;
    private final Map<Key, Cancellation.Registration> open = new ConcurrentHashMap<>();

    public SessionSubscriptions(
            AddConversationListener addListener, RemoveConversationListener removeListener) {
        this.addListener = addListener;
        this.removeListener = removeListener;
    }

    private record Key(ClientSession session, UUID subscription) {}

    /** Adds a subscription; it receives nothing before it is opened. */
    Either<ConversationError, Subscription> add(
            ClientSession session, ConversationId conversation) {
        return addListener
                .handle(conversation, new ConversationEvents(session))
                .peek(subscription -> endWith(session, subscription.id()));
    }

    private void endWith(ClientSession session, UUID subscription) {
        var key = new Key(session, subscription);
        open.put(key, () -> {});
        // a session that is closed by now has removed it again
        open.replace(key, session.onClose(() -> remove(session, subscription)));
    }

    Either<ConversationError, Subscription> remove(ClientSession session, UUID subscription) {
        Cancellation.Registration untilClose = open.remove(new Key(session, subscription));
        if (untilClose == null) {
            return Either.left(new ConversationError.SubscriptionNotFound(subscription));
        }
        untilClose.close();
        return removeListener.handle(subscription);
    }
}
