package dev.basalt.adapter.doors.codex.method.listener;

import dev.basalt.adapter.doors.codex.type.AnyIdName;
import dev.basalt.domain.identity.ConversationId;

/**
 * Params of {@code addConversationListener}, after which the client receives the events of the
 * conversation.
 */
public record AddConversationListenerParams(@AnyIdName ConversationId conversationId) {}
