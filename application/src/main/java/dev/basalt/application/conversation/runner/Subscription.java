package dev.basalt.application.conversation.runner;

import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.ConversationListener;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * A listener's place in a conversation. It receives nothing before {@link #open}, so that the
 * client that asked for it can be answered first; what happens meanwhile is kept. Thread-safe.
 */
public final class Subscription {

    private final UUID id;
    private final Broadcast broadcast;
    private final ConversationListener listener;
    private final Deque<ConversationEvent> missed = new ArrayDeque<>(0);
    private boolean open;
    private volatile boolean closed;

    public Subscription(UUID id, Broadcast broadcast, ConversationListener listener) {
        this.id = id;
        this.broadcast = broadcast;
        this.listener = listener;
    }

    public UUID id() {
        return id;
    }

    /** Lets the listener receive first what it missed, then everything. Returns at once. */
    public void open() {
        Thread.ofVirtual().name("listener-" + id).start(() -> broadcast.open(this));
    }

    public void close() {
        closed = true;
        broadcast.remove(this);
    }

    // Everything below is called under the broadcast's locks.

    public void miss(ConversationEvent event) {
        missed.add(event);
    }

    public void deliver(ConversationEvent event) {
        missed.add(event);
        if (open) {
            catchUp();
        }
    }

    public void markOpen() {
        open = true;
        catchUp();
    }

    private void catchUp() {
        for (ConversationEvent event; (event = missed.poll()) != null; ) {
            if (!closed) {
                Broadcast.send(listener, event);
            }
        }
    }
}
