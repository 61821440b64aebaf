package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.adapter.doors.codex.type.AnyIdName;
import dev.basalt.domain.identity.ConversationId;

/** Params of {@code getConversationUsage}, which reports the tokens a conversation has used. */
public record GetConversationUsageParams(@AnyIdName ConversationId conversationId) {}
