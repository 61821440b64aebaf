package dev.basalt.application.conversation.runner;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.conversation.event.Event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Publishes a conversation's events to its listeners: all events to each of them, in order. Events
 * without a listener are kept, up to a limit, for the first one to come. A listener that fails
 * disturbs neither the turn nor the others.
 *
 * <p>Two locks: {@code delivery} is held while listeners are called, which may take as long as they
 * take; {@code membership} never is, so that subscribing does not wait for a slow listener.
 */
public final class Broadcast {

    /** Events that are kept without a listener; the oldest are dropped first. */
    public static final int BACKLOG_LIMIT = 1024;

    private static final System.Logger LOG = System.getLogger(Broadcast.class.getName());

    private final ReentrantLock delivery = new ReentrantLock();
    private final ReentrantLock membership = new ReentrantLock();
    private final Deque<ConversationEvent> backlog = new ArrayDeque<>(0);
    private long dropped;
    private List<Subscription> subscriptions = List.of();
    private Cancellation awaited = new Cancellation();

    /**
     * Publishes an event.
     *
     * @param own receives it too, before the others: the caller that waits for this turn
     */
    public void publish(ConversationEvent event, Optional<ConversationListener> own) {
        delivery.lock();
        try {
            own.ifPresent(listener -> send(listener, event));
            for (Subscription subscription : audienceOf(event, own.isEmpty())) {
                subscription.deliver(event);
            }
        } finally {
            delivery.unlock();
        }
    }

    /** Sends an event to one listener; what it throws is logged. */
    public static void send(ConversationListener listener, ConversationEvent event) {
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

    public Subscription subscribe(UUID id, ConversationListener listener) {
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
                new Event.Notice(
                        dropped + " earlier events were dropped because there was no listener"));
    }

    /** Opens a subscription; blocks while the listener catches up. */
    public void open(Subscription subscription) {
        delivery.lock();
        try {
            subscription.markOpen();
        } finally {
            delivery.unlock();
        }
        listened().cancel();
    }

    /** Returns whether there is no listener, and no event that is kept for one. */
    public boolean isUnused() {
        membership.lock();
        try {
            return subscriptions.isEmpty() && backlog.isEmpty();
        } finally {
            membership.unlock();
        }
    }

    public void remove(Subscription subscription) {
        membership.lock();
        try {
            List<Subscription> fewer = new ArrayList<>(subscriptions);
            fewer.remove(subscription);
            subscriptions = List.copyOf(fewer);
            if (fewer.isEmpty() && awaited.isCancelled()) {
                awaited = new Cancellation();
            }
        } finally {
            membership.unlock();
        }
    }

    /** Returns what is cancelled as soon as there is a listener. */
    public Cancellation listened() {
        membership.lock();
        try {
            return awaited;
        } finally {
            membership.unlock();
        }
    }
}
