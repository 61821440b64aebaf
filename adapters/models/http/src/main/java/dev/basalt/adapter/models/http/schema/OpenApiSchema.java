package dev.basalt.adapter.models.http.schema;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes any JSON Schema in the subset of OpenAPI's schemas that Google takes. References are
 * resolved; keywords that are not taken are left out, so that the result may allow more.
 */
final class OpenApiSchema {

    /** Other formats are refused. */
    private static final Set<String> FORMATS =
            Set.of("date-time", "int32", "int64", "float", "double");

    private static final List<String> LIMITS =
            List.of("minimum", "maximum", "minItems", "maxItems");

    private final JsonNode root;
    private final JsonGenerator json;
    private final Set<String> openReferences = new HashSet<>();

    private OpenApiSchema(JsonNode root, JsonGenerator json) {
        this.root = root;
        this.json = json;
    }

    /** Writes the schema; a text that is none becomes the schema of any object. */
    static void write(String text, JsonGenerator json) {
        JsonNode root = parse(text);
        new OpenApiSchema(root, json).write(root);
    }

    /** Returns whether a schema names no properties. */
    static boolean isEmpty(String text) {
        JsonNode root = parse(text);
        return root.path("properties").isEmpty() && !root.has("$ref") && !root.has("allOf");
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode root = JsonMapper.shared().readTree(text);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException _) {
            // its author is not ours to correct, and the tool can be called all the same
        }
        return JsonNodeFactory.instance.objectNode().put("type", "object");
    }

    private void write(JsonNode schema) {
        json.writeStartObject();
        members(schema, false);
        json.writeEndObject();
    }

    private void members(JsonNode schema, boolean described) {
        boolean describes = !described && schema.path("description").isString();
        if (describes) {
            json.writeStringProperty("description", schema.path("description").stringValue());
        }
        String reference = schema.path("$ref").asString("");
        JsonNode only = schema.path("allOf");
        if (!reference.isEmpty()) {
            if (openReferences.add(reference)) {
                members(target(reference), described || describes);
                openReferences.remove(reference);
            } else {
                json.writeStringProperty("type", "OBJECT");
            }
        } else if (only.size() == 1) {
            members(only.path(0), described || describes);
        } else if (schema.has("anyOf") || schema.has("oneOf")) {
            variants(
                    schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf"),
                    described || describes);
        } else {
            plain(schema);
        }
    }

    private JsonNode target(String reference) {
        return reference.startsWith("#/")
                ? root.at(reference.substring(1))
                : JsonNodeFactory.instance.objectNode();
    }

    private void variants(JsonNode variants, boolean described) {
        List<JsonNode> others =
                variants.values().stream()
                        .filter(variant -> !variant.path("type").asString("").equals("null"))
                        .toList();
        if (others.size() < variants.size()) {
            json.writeBooleanProperty("nullable", true);
        }
        if (others.size() == 1) {
            members(others.getFirst(), described);
        } else {
            json.writeArrayPropertyStart("anyOf");
            others.forEach(this::write);
            json.writeEndArray();
        }
    }

    private void plain(JsonNode schema) {
        String type = type(schema);
        if (!type.isEmpty()) {
            json.writeStringProperty("type", type.toUpperCase(Locale.ROOT));
        }
        if (schema.path("type").values().stream().anyMatch(each -> isType(each, "null"))) {
            json.writeBooleanProperty("nullable", true);
        }
        String format = schema.path("format").asString("");
        if (FORMATS.contains(format)) {
            json.writeStringProperty("format", format);
        }
        JsonNode words = schema.has("const") ? single(schema.path("const")) : schema.path("enum");
        if (!words.isEmpty() && words.values().stream().allMatch(JsonNode::isString)) {
            texts("enum", words.values().stream().map(JsonNode::stringValue).toList());
        }
        for (String limit : LIMITS) {
            if (schema.path(limit).isNumber()) {
                json.writeName(limit);
                json.writeNumber(schema.path(limit).asString());
            }
        }
        if (type.equals("object")) {
            properties(schema);
        } else if (type.equals("array")) {
            json.writeName("items");
            write(
                    schema.path("items").isObject()
                            ? schema.path("items")
                            : JsonNodeFactory.instance.objectNode().put("type", "string"));
        }
    }

    private void properties(JsonNode schema) {
        if (schema.path("properties").isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("properties");
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            json.writeName(property.getKey());
            write(property.getValue());
        }
        json.writeEndObject();
        List<String> required =
                schema.path("required").values().stream()
                        .map(name -> name.asString(""))
                        .filter(schema.path("properties")::has)
                        .toList();
        if (!required.isEmpty()) {
            texts("required", required);
        }
    }

    private void texts(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Returns the one type of a schema, guessed if need be; empty when it has none. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return type.stringValue();
        }
        for (JsonNode each : type.values()) {
            if (!isType(each, "null")) {
                return each.asString("");
            }
        }
        if (schema.has("properties")) {
            return "object";
        }
        if (schema.has("items")) {
            return "array";
        }
        return schema.has("enum") || schema.path("const").isString() ? "string" : "";
    }

    private static boolean isType(JsonNode type, String name) {
        return type.asString("").equals(name);
    }

    private static JsonNode single(JsonNode value) {
        return JsonNodeFactory.instance.arrayNode().add(value);
    }
}
