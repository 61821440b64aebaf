package dev.basalt.adapter.models.openai.chat;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * An event of the Chat Completions API on the wire, as far as it matters here; whatever it lacks is
 * null, but for the two texts, which are empty. Only the first choice counts: no more was asked
 * for.
 *
 * @param content a piece of the text
 * @param reasoning a piece of the reasoning
 * @param toolCalls pieces of calls: an array
 * @param finishReason why the answer has ended
 */
record ChatChunk(
        @Nullable String id,
        String content,
        String reasoning,
        @Nullable JsonNode toolCalls,
        @Nullable String finishReason,
        @Nullable JsonNode usage,
        @Nullable JsonNode error) {}
