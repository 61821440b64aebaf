package dev.basalt.domain.conversation.event;

/** Receives the events of a conversation. */
@FunctionalInterface
public interface ConversationListener {

    /**
     * Called for each event, in order, never from two threads at once. A slow listener delays its
     * own conversation and no other. Must not throw.
     */
    void on(ConversationEvent event);
}
