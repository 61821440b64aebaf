package dev.basalt.adapter.models.http.schema;

import dev.basalt.adapter.models.http.request.JsonObjectText;
import dev.basalt.domain.tool.spec.Schema;

import tools.jackson.core.JsonGenerator;

import java.util.Locale;
import java.util.Optional;

/** How the parameters of tools are written. */
public enum SchemaDialect {
    JSON_SCHEMA,

    /**
     * The subset of OpenAPI's schemas that Google takes: types in capitals, no {@code
     * additionalProperties}, no empty {@code required}.
     */
    OPEN_API;

    /** Returns whether a schema allows no arguments at all. */
    public static boolean isEmpty(Schema schema) {
        return switch (schema) {
            case Schema.Struct struct -> struct.properties().isEmpty();
            case Schema.Raw(var text) -> OpenApiSchema.isEmpty(text);
            case Schema.Text _, Schema.Numeric _, Schema.Bool _, Schema.ListOf _ -> false;
        };
    }

    public void write(Schema schema, JsonGenerator json) {
        if (schema instanceof Schema.Raw(var text)) {
            raw(text, json);
            return;
        }
        json.writeStartObject();
        switch (schema) {
            case Schema.Raw _ -> {}
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

    private void raw(String text, JsonGenerator json) {
        if (this == OPEN_API) {
            OpenApiSchema.write(text, json);
        } else if (JsonObjectText.isObject(text)) {
            JsonObjectText.copy(text, json);
        } else {
            json.writeStartObject();
            json.writeStringProperty("type", "object");
            json.writeObjectPropertyStart("properties");
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private void struct(Schema.Struct struct, JsonGenerator json) {
        type("object", struct.description(), json);
        json.writeObjectPropertyStart("properties");
        struct.properties()
                .forEach((name, schema) -> {
                    json.writeName(name);
                    write(schema, json);
                });
        json.writeEndObject();
        if (this == JSON_SCHEMA || !struct.required().isEmpty()) {
            json.writeArrayPropertyStart("required");
            struct.required().forEach(json::writeString);
            json.writeEndArray();
        }
        if (this == JSON_SCHEMA) {
            json.writeBooleanProperty("additionalProperties", false);
        }
    }

    private void type(String type, Optional<String> description, JsonGenerator json) {
        json.writeStringProperty("type", this == OPEN_API ? type.toUpperCase(Locale.ROOT) : type);
        description.ifPresent(text -> json.writeStringProperty("description", text));
    }
}
