package dev.basalt.adapter.doors.codex.method.tool;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.domain.identity.ConversationId;

/** Structured result of the tool {@code conversationCreate}. */
public sealed interface ConversationCreateResult {

    /** The conversation exists. */
    record Created(@JsonProperty("conversation_id") ConversationId conversationId, String model)
            implements ConversationCreateResult {}

    /** There is no conversation. */
    record Failed(String message) implements ConversationCreateResult {}
}
