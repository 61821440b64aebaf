package dev.basalt.adapter.doors.codex.event;

import dev.basalt.domain.identity.ConversationId;

/**
 * The params of {@code codex/event/TYPE}, as {@link EventParams#ofConversation} writes them.
 *
 * @param id the submission that the event belongs to
 */
public record ConversationEvent(String id, EventMsg msg, ConversationId conversationId) {}
