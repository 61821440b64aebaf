package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.adapter.doors.codex.type.AnyIdName;
import dev.basalt.domain.identity.ConversationId;

/**
 * Params of {@code compactConversation}, which replaces the history by a summary that the model
 * writes.
 */
public record CompactConversationParams(@AnyIdName ConversationId conversationId) {}
