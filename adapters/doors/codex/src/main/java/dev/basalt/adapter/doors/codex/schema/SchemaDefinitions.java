package dev.basalt.adapter.doors.codex.schema;

import dev.basalt.adapter.doors.codex.shape.Shape;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Converts shapes to JSON Schema. Named shapes become definitions, to which other shapes refer. Not
 * thread-safe.
 */
final class SchemaDefinitions {

    private final JsonMapper json;
    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

    SchemaDefinitions(JsonMapper json) {
        this.json = json;
    }

    /** Returns the definitions of all converted shapes and of those they contain. */
    ObjectNode all() {
        ObjectNode all = json.createObjectNode();
        definitions.forEach(all::set);
        return all;
    }

    ObjectNode of(Shape shape, Direction direction) {
        return switch (shape) {
            case Shape.Text() -> type("string");
            case Shape.Bool() -> type("boolean");
            case Shape.Int whole -> whole(whole);
            case Shape.Decimal() -> type("number");
            case Shape.AnyJson() -> json.createObjectNode();
            case Shape.Uuid() -> type("string").put("format", "uuid");
            case Shape.FilePath() -> type("string");
            case Shape.ListOf(Shape items) -> type("array").set("items", of(items, direction));
            case Shape.MapOf(Shape values) ->
                    type("object").set("additionalProperties", of(values, direction));
            case Shape.StringEnum words -> define(words.name(), words(words));
            case Shape.Struct struct -> define(struct.name(), struct(struct, direction));
            case Shape.Tagged tagged -> define(tagged.name(), tagged(tagged, direction));
            case Shape.OneOf oneOf -> define(oneOf.name(), oneOf(oneOf, direction));
        };
    }

    /** Omits the limits of 64-bit integers, which JavaScript can't represent. */
    private ObjectNode whole(Shape.Int whole) {
        ObjectNode schema = type("integer");
        if (whole.least() != Long.MIN_VALUE) {
            schema.put("minimum", whole.least());
        }
        if (whole.most() != Long.MAX_VALUE) {
            schema.put("maximum", whole.most());
        }
        return schema;
    }

    private ObjectNode words(Shape.StringEnum words) {
        ObjectNode schema = type("string");
        ArrayNode values = schema.putArray("enum");
        words.words().forEach(values::add);
        return schema;
    }

    private ObjectNode struct(Shape.Struct struct, Direction direction) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Shape.Field field : struct.fields()) {
            ObjectNode value = of(field.shape(), direction);
            properties.set(field.name(), direction.mayBeNull(field) ? orNull(value) : value);
            if (!direction.mayBeAbsent(field)) {
                required.add(field.name());
            }
        }
        return schema;
    }

    private ObjectNode tagged(Shape.Tagged tagged, Direction direction) {
        ObjectNode schema = json.createObjectNode();
        ArrayNode variants = schema.putArray("oneOf");
        tagged.variants()
                .forEach((word, struct) -> {
                    ObjectNode variant = struct(struct, direction);
                    variant.withObjectProperty("properties")
                            .putObject(tagged.tag())
                            .put("const", word);
                    variant.withArrayProperty("required").add(tagged.tag());
                    variants.add(define(struct.name(), variant));
                });
        return schema;
    }

    private ObjectNode oneOf(Shape.OneOf oneOf, Direction direction) {
        ObjectNode schema = json.createObjectNode();
        ArrayNode variants = schema.putArray("oneOf");
        oneOf.variants().forEach(variant -> variants.add(of(variant, direction)));
        return schema;
    }

    private ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = json.createObjectNode();
        either.putArray("anyOf").add(schema).add(type("null"));
        return either;
    }

    private ObjectNode define(String name, ObjectNode definition) {
        ObjectNode before = definitions.putIfAbsent(name, definition);
        if (before != null && !before.equals(definition)) {
            throw new IllegalStateException("two types are called " + name);
        }
        return json.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode type(String name) {
        return json.createObjectNode().put("type", name);
    }
}
