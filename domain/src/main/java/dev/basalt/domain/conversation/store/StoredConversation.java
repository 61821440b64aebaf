package dev.basalt.domain.conversation.store;

import dev.basalt.domain.conversation.ConversationState;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

/**
 * A conversation as it was stored.
 *
 * @param settings as they were; or, from a store that keeps less, what they are resolved from anew
 */
public record StoredConversation(
        ConversationId id,
        Either<ConversationOptions, Settings> settings,
        ConversationState state) {}
