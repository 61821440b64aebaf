package dev.basalt.adapter.models.gemini;

import static dev.basalt.adapter.models.http.stream.StreamJson.nextField;

import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.http.stream.StreamJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Chunks that hold a piece of text and nothing else that matters, as nearly all do; they are read
 * without a tree. The last one repeats their usage figures, completed.
 */
final class PlainText {

    private @Nullable String text;
    private boolean plain = true;

    private PlainText() {}

    /**
     * Returns the text of such a chunk; empty for any other.
     *
     * @throws tools.jackson.core.JacksonException when the chunk is not JSON
     */
    static Optional<String> of(EventData data) {
        var chunk = new PlainText();
        try (JsonParser json = StreamJson.parser(data)) {
            json.nextToken();
            chunk.object(json, chunk::chunk);
        }
        return chunk.plain ? Optional.ofNullable(chunk.text) : Optional.empty();
    }

    private void chunk(String field, JsonParser json) {
        switch (field) {
            case "candidates" -> only(json, this::candidate);
            case "usageMetadata", "modelVersion", "responseId" -> json.skipChildren();
            default -> plain = false;
        }
    }

    private void candidate(String field, JsonParser json) {
        switch (field) {
            case "content" -> object(json, this::content);
            case "index" ->
                    plain =
                            plain
                                    && json.currentToken() == JsonToken.VALUE_NUMBER_INT
                                    && json.getIntValue() == 0;
            default -> plain = false;
        }
    }

    private void content(String field, JsonParser json) {
        switch (field) {
            case "parts" -> only(json, this::part);
            case "role" -> json.skipChildren();
            default -> plain = false;
        }
    }

    private void part(String field, JsonParser json) {
        if (field.equals("text") && json.currentToken() == JsonToken.VALUE_STRING) {
            text = json.getString();
        } else {
            plain = false;
        }
    }

    /** Reads an array of one object. */
    private void only(JsonParser json, BiConsumer<String, JsonParser> field) {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            json.nextToken();
            object(json, field);
            plain = plain && json.nextToken() == JsonToken.END_ARRAY;
        } else {
            plain = false;
        }
    }

    private void object(JsonParser json, BiConsumer<String, JsonParser> field) {
        plain = plain && json.currentToken() == JsonToken.START_OBJECT;
        while (plain) {
            String name = nextField(json);
            if (name == null) {
                return;
            }
            field.accept(name, json);
        }
    }
}
