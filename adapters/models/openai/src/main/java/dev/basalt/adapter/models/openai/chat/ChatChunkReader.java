package dev.basalt.adapter.models.openai.chat;

import static dev.basalt.adapter.models.http.stream.StreamJson.isObject;
import static dev.basalt.adapter.models.http.stream.StreamJson.nextField;
import static dev.basalt.adapter.models.http.stream.StreamJson.text;
import static dev.basalt.adapter.models.http.stream.StreamJson.tree;

import dev.basalt.adapter.models.http.error.ErrorJson;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.http.stream.StreamJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads one event of the Chat Completions API; only its rare parts become a tree. */
final class ChatChunkReader {

    private @Nullable String id;
    private ChatChoice choice = new ChatChoice(0);
    private @Nullable JsonNode usage;
    private @Nullable JsonNode error;

    /** Whether the event may be an error without an object around it. */
    private boolean suspicious;

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
        ChatChoice choice = reader.choice;
        return new ChatChunk(
                reader.id,
                choice.content,
                choice.whole,
                choice.reasoning,
                choice.reasoningName,
                choice.kept,
                choice.toolCalls,
                choice.functionCall,
                choice.finishReason,
                reader.usage == null ? choice.usage : reader.usage,
                reader.error(data));
    }

    private @Nullable JsonNode error(EventData data) {
        if (error == null && suspicious) {
            JsonNode flat = ErrorJson.inEvent(tree(data));
            return flat.isMissingNode() ? null : flat;
        }
        return error == null || error.isNull() ? choice.error : error;
    }

    private void chunk(JsonParser json) {
        if (!isObject(json)) {
            return;
        }
        for (String field = nextField(json); field != null; field = nextField(json)) {
            switch (field) {
                case "id" -> {
                    String given = text(json);
                    id = given.isEmpty() ? null : given;
                }
                case "choices" -> choices(json);
                case "usage" -> usage = tree(json);
                case "error" -> error = tree(json);
                case "object", "type" -> suspicious |= text(json).equals("error");
                case "error_message", "error_description", "errors", "detail", "message" -> {
                    suspicious |= json.currentToken() != JsonToken.VALUE_NULL;
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
    }

    private void choices(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        for (int place = 0; json.nextToken() != JsonToken.END_ARRAY; place++) {
            var read = new ChatChoice(place);
            read.read(json);
            if (read.index == 0) {
                choice = read;
            }
        }
    }
}
