package dev.basalt.adapter.models.openai.chat;

import static dev.basalt.adapter.models.http.stream.StreamJson.isObject;
import static dev.basalt.adapter.models.http.stream.StreamJson.nextField;
import static dev.basalt.adapter.models.http.stream.StreamJson.text;
import static dev.basalt.adapter.models.http.stream.StreamJson.tree;

import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.http.stream.StreamJson;

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
        try (JsonParser json = StreamJson.parser(data)) {
            json.nextToken();
            reader.chunk(json);
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
        if (!isObject(json)) {
            return;
        }
        for (String field = nextField(json); field != null; field = nextField(json)) {
            switch (field) {
                case "id" -> id = textOrNull(json);
                case "choices" -> choices(json);
                case "usage" -> usage = tree(json);
                case "error" -> error = tree(json);
                default -> json.skipChildren();
            }
        }
    }

    private void choices(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        boolean first = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (first) {
                choice(json);
            } else {
                json.skipChildren();
            }
            first = false;
        }
    }

    private void choice(JsonParser json) {
        if (!isObject(json)) {
            return;
        }
        for (String field = nextField(json); field != null; field = nextField(json)) {
            switch (field) {
                case "delta" -> delta(json);
                case "finish_reason" -> finishReason = textOrNull(json);
                case "error" -> error = tree(json);
                default -> json.skipChildren();
            }
        }
    }

    private void delta(JsonParser json) {
        if (!isObject(json)) {
            return;
        }
        for (String field = nextField(json); field != null; field = nextField(json)) {
            switch (field) {
                case "content" -> content(json);
                case "refusal" -> content += text(json);
                case "reasoning", "reasoning_content" -> reasoning(json);
                case "tool_calls" -> toolCalls = tree(json);
                default -> json.skipChildren();
            }
        }
    }

    /** Some providers send parts instead of a text. */
    private void content(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
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
    private void reasoning(JsonParser json) {
        String piece;
        if (json.currentToken() == JsonToken.START_OBJECT) {
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
