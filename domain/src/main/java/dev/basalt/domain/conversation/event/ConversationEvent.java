package dev.basalt.domain.conversation.event;

import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

/** Something that happened in a conversation, and the turn in which it did. */
public record ConversationEvent(ConversationId conversation, TurnId turn, Event event) {}
