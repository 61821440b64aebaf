package dev.basalt.adapter.gemini;

import dev.basalt.domain.model.Schema;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;

/**
 * Writes the parameters of functions in the subset of OpenAPI's schemas that the API takes: it has
 * no {@code additionalProperties}, and no objects without properties.
 */
final class SchemaWriter {

    private SchemaWriter() {}

    static void write(Schema schema, JsonGenerator json) {
        json.writeStartObject();
        switch (schema) {
            case Schema.Text(var description) -> type("STRING", description, json);
            case Schema.Numeric(var description) -> type("NUMBER", description, json);
            case Schema.Bool(var description) -> type("BOOLEAN", description, json);
            case Schema.ListOf(var items, var description) -> {
                type("ARRAY", description, json);
                json.writeName("items");
                write(items, json);
            }
            case Schema.Struct struct -> struct(struct, json);
        }
        json.writeEndObject();
    }

    private static void struct(Schema.Struct struct, JsonGenerator json) {
        type("OBJECT", struct.description(), json);
        json.writeObjectPropertyStart("properties");
        struct.properties()
                .forEach((name, schema) -> {
                    json.writeName(name);
                    write(schema, json);
                });
        json.writeEndObject();
        if (!struct.required().isEmpty()) {
            json.writeArrayPropertyStart("required");
            struct.required().forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void type(String type, Optional<String> description, JsonGenerator json) {
        json.writeStringProperty("type", type);
        description.ifPresent(text -> json.writeStringProperty("description", text));
    }
}
