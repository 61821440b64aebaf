package dev.basalt.adapter.modelhttp;

import dev.basalt.domain.model.Schema;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;

/** Writes the parameters of tools as JSON Schema. */
public final class JsonSchema {

    private JsonSchema() {}

    public static void write(Schema schema, JsonGenerator json) {
        json.writeStartObject();
        switch (schema) {
            case Schema.Text(var description) -> type("string", description, json);
            case Schema.Numeric(var description) -> type("number", description, json);
            case Schema.Bool(var description) -> type("boolean", description, json);
            case Schema.ListOf(var items, var description) -> {
                type("array", description, json);
                json.writeName("items");
                write(items, json);
            }
            case Schema.Struct struct -> struct(struct, json);
        }
        json.writeEndObject();
    }

    private static void struct(Schema.Struct struct, JsonGenerator json) {
        type("object", struct.description(), json);
        json.writeObjectPropertyStart("properties");
        struct.properties()
                .forEach((name, schema) -> {
                    json.writeName(name);
                    write(schema, json);
                });
        json.writeEndObject();
        json.writeArrayPropertyStart("required");
        struct.required().forEach(json::writeString);
        json.writeEndArray();
        json.writeBooleanProperty("additionalProperties", false);
    }

    private static void type(String type, Optional<String> description, JsonGenerator json) {
        json.writeStringProperty("type", type);
        description.ifPresent(text -> json.writeStringProperty("description", text));
    }
}
