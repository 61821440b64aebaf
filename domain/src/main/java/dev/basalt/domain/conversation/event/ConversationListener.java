package dev.basalt.domain.conversation.event;

/** Hears what happens in a conversation. */
@FunctionalInterface
public interface ConversationListener {

    /**
     * Called for each event, in order, never from two threads at once. A listener that takes long
     * holds up its own conversation and no other. Must not throw.
     */
    void on(ConversationEvent event);
}
