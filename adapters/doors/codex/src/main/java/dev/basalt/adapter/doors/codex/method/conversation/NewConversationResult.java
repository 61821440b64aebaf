package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.domain.identity.ConversationId;

/** Result of {@code newConversation}: the id of the new conversation and the model it uses. */
public record NewConversationResult(ConversationId conversationId, String model) {}
