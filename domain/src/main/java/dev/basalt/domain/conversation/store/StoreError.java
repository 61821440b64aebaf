package dev.basalt.domain.conversation.store;

import dev.basalt.domain.identity.ConversationId;

/** Why a store could not do what it was asked for. */
public sealed interface StoreError {

    /** Returns a sentence for people. */
    String message();

    record NotFound(ConversationId id) implements StoreError {
        @Override
        public String message() {
            return "conversation not found: " + id;
        }
    }

    /**
     * The conversation is claimed.
     *
     * @param owner who holds it, for people: for instance a process id
     */
    record Claimed(ConversationId id, String owner) implements StoreError {
        @Override
        public String message() {
            return "conversation " + id + " is in use by " + owner;
        }
    }

    /** The claim was released or taken away. */
    record ClaimLost(ConversationId id) implements StoreError {
        @Override
        public String message() {
            return "conversation " + id + " is in use elsewhere";
        }
    }

    /** The store can't be read or written; {@code reason} is the operating system's. */
    record Unavailable(String reason) implements StoreError {
        @Override
        public String message() {
            return reason;
        }
    }
}
