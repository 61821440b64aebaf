package dev.basalt.adapter.models.http.stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

import java.util.OptionalLong;

/**
 * Reads the JSON of events. Nearly all of them are pieces of a text, and those are not worth a
 * tree: they are read token by token, and only their rare parts become one.
 */
public final class StreamJson {

    private static final JsonFactory JSON = new JsonFactory();

    private StreamJson() {}

    /** Begins to read an event. */
    public static JsonParser parser(EventData data) {
        return JSON.createParser(
                ObjectReadContext.empty(), data.buffer(), data.offset(), data.length());
    }

    /**
     * Reads the whole of an event.
     *
     * @throws tools.jackson.core.JacksonException when it is not JSON
     */
    public static JsonNode tree(EventData data) {
        try (JsonParser json = parser(data)) {
            json.nextToken();
            JsonNode tree = JsonTree.read(json);
            if (json.nextToken() != null) {
                throw new StreamReadException(json, "more follows the event");
            }
            return tree;
        }
    }

    /**
     * Moves to the value of the next field of an object.
     *
     * @return the field's name; null at the end of the object
     */
    public static @Nullable String nextField(JsonParser json) {
        if (json.nextToken() != JsonToken.PROPERTY_NAME) {
            return null;
        }
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    /** Returns whether the parser has come to an object; skips anything else. */
    public static boolean isObject(JsonParser json) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        json.skipChildren();
        return false;
    }

    /** Reads the value that the parser has come to. */
    public static JsonNode tree(JsonParser json) {
        return JsonTree.read(json);
    }

    /** Reads the value that the parser has come to; empty where it is no text. */
    public static String text(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        json.skipChildren();
        return "";
    }

    /** Returns a figure of usage, which providers leave out as they like. */
    public static OptionalLong count(JsonNode figure) {
        return figure.isNumber() ? OptionalLong.of(figure.asLong(0)) : OptionalLong.empty();
    }
}
