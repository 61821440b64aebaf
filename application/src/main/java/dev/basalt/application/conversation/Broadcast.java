package dev.basalt.application.conversation;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.ConversationListener;
import dev.basalt.domain.conversation.Event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells a conversation's events to everyone who listens, each of them everything, in order. Events
 * that nobody hears are kept, up to a limit, for the first listener to come. A listener that fails
 * disturbs neither the turn nor the others.
 *
 * <p>Two locks: {@code delivery} is held while listeners are told, which may take as long as they
 * take; {@code membership} never is, so that coming and going does not wait for a slow listener.
 */
final class Broadcast {

    /** Events kept while nobody listens; the oldest go first. */
    static final int BACKLOG_LIMIT = 1024;

    private static final System.Logger LOG = System.getLogger(Broadcast.class.getName());

    private final ReentrantLock delivery = new ReentrantLock();
    private final ReentrantLock membership = new ReentrantLock();
    private final Deque<ConversationEvent> backlog = new ArrayDeque<>(0);
    private long dropped;
    private List<Subscription> subscriptions = List.of();
    private Cancellation unheard = new Cancellation();

    /**
     * Tells an event.
     *
     * @param own hears it too, before the others: the caller that waits for this turn
     */
    void tell(ConversationEvent event, Optional<ConversationListener> own) {
        delivery.lock();
        try {
            own.ifPresent(listener -> tell(listener, event));
            for (Subscription subscription : audienceOf(event, own.isEmpty())) {
                subscription.deliver(event);
            }
        } finally {
            delivery.unlock();
        }
    }

    /** Tells one listener; what it throws is its own affair. */
    static void tell(ConversationListener listener, ConversationEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a listener of " + event.conversation(), e);
        }
    }

    private List<Subscription> audienceOf(ConversationEvent event, boolean keep) {
        membership.lock();
        try {
            if (subscriptions.isEmpty() && keep) {
                if (backlog.size() == BACKLOG_LIMIT) {
                    backlog.remove();
                    dropped++;
                }
                backlog.add(event);
            }
            return subscriptions;
        } finally {
            membership.unlock();
        }
    }

    Subscription subscribe(UUID id, ConversationListener listener) {
        Subscription subscription = new Subscription(id, this, listener);
        membership.lock();
        try {
            if (dropped > 0) {
                subscription.miss(droppedBefore(backlog.element()));
                dropped = 0;
            }
            backlog.forEach(subscription::miss);
            backlog.clear();
            List<Subscription> more = new ArrayList<>(subscriptions);
            more.add(subscription);
            subscriptions = List.copyOf(more);
        } finally {
            membership.unlock();
        }
        return subscription;
    }

    private ConversationEvent droppedBefore(ConversationEvent first) {
        return new ConversationEvent(
                first.conversation(),
                first.turn(),
                new Event.Notice(dropped + " earlier events had no listener and are lost"));
    }

    /** Lets a subscription hear; blocks while the listener catches up. */
    void open(Subscription subscription) {
        delivery.lock();
        try {
            subscription.markOpen();
        } finally {
            delivery.unlock();
        }
        heard().cancel();
    }

    void remove(Subscription subscription) {
        membership.lock();
        try {
            List<Subscription> fewer = new ArrayList<>(subscriptions);
            fewer.remove(subscription);
            subscriptions = List.copyOf(fewer);
            if (fewer.isEmpty() && unheard.isCancelled()) {
                unheard = new Cancellation();
            }
        } finally {
            membership.unlock();
        }
    }

    /** Returns what is cancelled as soon as somebody listens. */
    Cancellation heard() {
        membership.lock();
        try {
            return unheard;
        } finally {
            membership.unlock();
        }
    }
}
