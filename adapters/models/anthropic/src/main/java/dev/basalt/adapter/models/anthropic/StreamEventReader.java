package dev.basalt.adapter.models.anthropic;

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

/** Reads one event of the Messages API; nearly all are pieces, and those become no tree. */
final class StreamEventReader {

    private String type = "";
    private int index;
    private String pieceType = "";
    private String piece = "";
    private @Nullable JsonNode message;
    private @Nullable JsonNode block;
    private @Nullable String stopReason;
    private @Nullable JsonNode stopDetails;
    private @Nullable JsonNode usage;
    private @Nullable JsonNode error;

    private StreamEventReader() {}

    /**
     * Reads an event; one that is no object has no type.
     *
     * @throws tools.jackson.core.JacksonException when the event is not JSON
     */
    static StreamEvent read(EventData data) {
        var reader = new StreamEventReader();
        try (JsonParser json = StreamJson.parser(data)) {
            json.nextToken();
            reader.event(json);
        }
        return new StreamEvent(
                reader.type,
                reader.index,
                reader.pieceType,
                reader.piece,
                reader.message,
                reader.block,
                reader.stopReason,
                reader.stopDetails,
                reader.usage,
                reader.error);
    }

    private void event(JsonParser json) {
        if (!isObject(json)) {
            return;
        }
        for (String field = nextField(json); field != null; field = nextField(json)) {
            switch (field) {
                case "type" -> type = text(json);
                case "index" -> {
                    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                        index = json.getIntValue();
                    } else {
                        json.skipChildren();
                    }
                }
                case "delta" -> delta(json);
                case "message" -> message = tree(json);
                case "content_block" -> block = tree(json);
                case "usage" -> usage = tree(json);
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
                case "type" -> pieceType = text(json);
                case "text", "thinking", "signature" -> piece = text(json);
                case "partial_json" ->
                        piece =
                                json.currentToken() == JsonToken.START_OBJECT
                                        ? tree(json).toString()
                                        : text(json);
                case "stop_reason" -> {
                    String reason = text(json);
                    stopReason = reason.isEmpty() ? null : reason;
                }
                case "stop_details" -> stopDetails = tree(json);
                default -> json.skipChildren();
            }
        }
    }
}
