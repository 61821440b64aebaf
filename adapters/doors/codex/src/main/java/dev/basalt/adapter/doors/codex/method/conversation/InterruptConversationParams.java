package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.adapter.doors.codex.type.AnyIdName;
import dev.basalt.domain.identity.ConversationId;

/** Params of {@code interruptConversation}, which ends the running turn. */
public record InterruptConversationParams(@AnyIdName ConversationId conversationId) {}
