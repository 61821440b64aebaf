package dev.basalt.adapter.models.openai.chat;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/**
 * An event of the Chat Completions API on the wire, as far as it matters here; whatever it lacks is
 * null, but for the texts, which are empty. Only the choice with the index 0 counts: no more was
 * asked for.
 *
 * @param content a piece of the text
 * @param whole whether the content is all of the text so far
 * @param reasoning a piece of the reasoning
 * @param reasoningName the name of the member that it is in
 * @param kept members that the provider wants back
 * @param toolCalls pieces of calls: an array
 * @param functionCall a piece of the one call, in the form that came before {@code tool_calls}
 * @param finishReason why the answer has ended
 */
record ChatChunk(
        @Nullable String id,
        String content,
        boolean whole,
        String reasoning,
        String reasoningName,
        Map<String, JsonNode> kept,
        @Nullable JsonNode toolCalls,
        @Nullable JsonNode functionCall,
        @Nullable String finishReason,
        @Nullable JsonNode usage,
        @Nullable JsonNode error) {

    /** Returns whether it has a piece of the answer. */
    boolean saysSomething() {
        return !content.isEmpty()
                || !reasoning.isEmpty()
                || functionCall != null
                || (toolCalls != null && !toolCalls.isEmpty());
    }
}
