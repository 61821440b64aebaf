package dev.basalt.adapter.models.http.request;

import tools.jackson.core.JsonGenerator;

/**
 * The arguments of a call for the APIs that want an object where the history has a text. A model
 * may have written anything; a conversation must not end with it.
 */
public final class CallArguments {

    private CallArguments() {}

    /** Writes the object; what is none becomes the one property of an object. */
    public static void write(String arguments, JsonGenerator json) {
        if (JsonObjectText.isObject(arguments)) {
            JsonObjectText.copy(arguments, json);
            return;
        }
        json.writeStartObject();
        if (!arguments.isBlank()) {
            json.writeStringProperty("unreadable", arguments);
        }
        json.writeEndObject();
    }
}
