package dev.basalt.application.conversation.runner;

import dev.basalt.domain.identity.ConversationId;

import java.nio.file.Path;
import java.util.UUID;

/** Why something could not be done with a conversation. */
public sealed interface ConversationError {

    record NotFound(ConversationId id) implements ConversationError {}

    /** The conversation is stored and can't be continued; {@code reason} is for people. */
    record Unavailable(ConversationId id, String reason) implements ConversationError {}

    /** The conversation was interrupted before the files of a message were read. */
    record Interrupted(ConversationId id) implements ConversationError {}

    record SubscriptionNotFound(UUID id) implements ConversationError {}

    /** An image that the user pointed at; {@code reason} is the operating system's. */
    record UnreadableImage(Path path, String reason) implements ConversationError {}
}
