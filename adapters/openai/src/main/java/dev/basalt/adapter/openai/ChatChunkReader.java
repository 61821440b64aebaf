package dev.basalt.adapter.openai;

import static dev.basalt.adapter.modelhttp.EventJson.text;
import static dev.basalt.adapter.modelhttp.EventJson.tree;

import dev.basalt.adapter.modelhttp.EventData;
import dev.basalt.adapter.modelhttp.EventJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads one event of the Chat Completions API; only its rare parts become a tree. */
final class ChatChunkReader {

    private @Nullable String id;
    private String content = "";
    private String reasoning = "";
    private @Nullable JsonNode toolCalls;
    private @Nullable String finishReason;
    private @Nullable JsonNode usage;
    private @Nullable JsonNode error;

    private ChatChunkReader() {}

    /**
     * Reads an event; one that is no object is an empty chunk.
     *
     * @throws tools.jackson.core.JacksonException when the event is not JSON
     */
    static ChatChunk read(EventData data) {
        var reader = new ChatChunkReader();
        try (JsonParser json = EventJson.parser(data)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                reader.chunk(json);
            }
        }
        return new ChatChunk(
                reader.id,
                reader.content,
                reader.reasoning,
                reader.toolCalls,
                reader.finishReason,
                reader.usage,
                reader.error);
    }

    private void chunk(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "id" -> id = textOrNull(json);
                case "choices" -> choices(value, json);
                case "usage" -> usage = tree(json);
                case "error" -> error = tree(json);
                default -> json.skipChildren();
            }
        }
    }

    private void choices(JsonToken value, JsonParser json) {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        boolean first = true;
        for (JsonToken token = json.nextToken();
                token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            if (first && token == JsonToken.START_OBJECT) {
                choice(json);
            } else {
                json.skipChildren();
            }
            first = false;
        }
    }

    private void choice(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "delta" -> delta(value, json);
                case "finish_reason" -> finishReason = textOrNull(json);
                case "error" -> error = tree(json);
                default -> json.skipChildren();
            }
        }
    }

    private void delta(JsonToken value, JsonParser json) {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            switch (name) {
                case "content" -> content(token, json);
                case "refusal" -> content += text(json);
                case "reasoning", "reasoning_content" -> reasoning(token, json);
                case "tool_calls" -> toolCalls = tree(json);
                default -> json.skipChildren();
            }
        }
    }

    /** Some providers send parts instead of a text. */
    private void content(JsonToken token, JsonParser json) {
        if (token != JsonToken.START_ARRAY) {
            content += text(json);
            return;
        }
        for (JsonNode part : tree(json)) {
            content += part.path("text").stringValue("");
            for (JsonNode thought : part.path("thinking")) {
                reasoning += thought.path("text").stringValue("");
            }
        }
    }

    /** The same reasoning may come under two names at once. */
    private void reasoning(JsonToken token, JsonParser json) {
        String piece;
        if (token == JsonToken.START_OBJECT) {
            JsonNode parts = tree(json);
            piece = parts.path("text").stringValue(parts.path("content").stringValue(""));
        } else {
            piece = text(json);
        }
        if (!piece.isEmpty()) {
            reasoning = piece;
        }
    }

    private static @Nullable String textOrNull(JsonParser json) {
        String text = text(json);
        return text.isEmpty() ? null : text;
    }
}
