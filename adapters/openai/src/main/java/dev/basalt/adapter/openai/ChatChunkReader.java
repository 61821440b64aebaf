package dev.basalt.adapter.openai;

import dev.basalt.adapter.modelhttp.EventData;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads one event of the Chat Completions API; only its rare parts become a tree. */
final class ChatChunkReader {

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a part of an event, and so does not mind that more follows. */
    private static final ObjectReader PART =
            JsonMapper.shared().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
        try (JsonParser json =
                JSON.createParser(
                        ObjectReadContext.empty(), data.buffer(), data.offset(), data.length())) {
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
                case "id" -> id = text(json);
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
                case "finish_reason" -> finishReason = text(json);
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
                case "refusal" -> content += textOrNothing(json);
                case "reasoning", "reasoning_content" -> reasoning(token, json);
                case "tool_calls" -> toolCalls = tree(json);
                default -> json.skipChildren();
            }
        }
    }

    /** Some providers send parts instead of a text. */
    private void content(JsonToken token, JsonParser json) {
        if (token != JsonToken.START_ARRAY) {
            content += textOrNothing(json);
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
            piece = textOrNothing(json);
        }
        if (!piece.isEmpty()) {
            reasoning = piece;
        }
    }

    private static String textOrNothing(JsonParser json) {
        String text = text(json);
        return text == null ? "" : text;
    }

    private static @Nullable String text(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        json.skipChildren();
        return null;
    }

    private static JsonNode tree(JsonParser json) {
        return PART.readTree(json);
    }
}
