package dev.basalt.adapter.models.http.refusal;

import dev.basalt.adapter.models.http.schema.SchemaDialect;
import dev.basalt.domain.tool.spec.Schema;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.StringWriter;
import java.util.Map;
import java.util.Set;

/**
 * The schema of an object with nothing but the names, types and descriptions of its properties,
 * which every API takes. It allows more than the schema it is made from.
 */
final class SimpleSchema {

    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object");

    private SimpleSchema() {}

    static Schema.Raw of(Schema schema) {
        var text = new StringWriter();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(text)) {
            SchemaDialect.JSON_SCHEMA.write(schema, json);
        }
        JsonNode root = JsonMapper.shared().readTree(text.toString());
        ObjectNode simple = JsonMapper.shared().createObjectNode();
        simple.put("type", "object");
        ObjectNode properties = simple.putObject("properties");
        for (Map.Entry<String, JsonNode> property : root.path("properties").properties()) {
            properties.set(property.getKey(), simple(property.getValue()));
        }
        ArrayNode required = JsonMapper.shared().createArrayNode();
        root.path("required")
                .forEach(name -> {
                    if (properties.has(name.asString(""))) {
                        required.add(name.asString(""));
                    }
                });
        if (!required.isEmpty()) {
            simple.set("required", required);
        }
        return new Schema.Raw(simple.toString());
    }

    private static ObjectNode simple(JsonNode schema) {
        ObjectNode simple = JsonMapper.shared().createObjectNode();
        String type = type(schema);
        simple.put("type", type);
        if (schema.path("description").isString()) {
            simple.put("description", schema.path("description").stringValue());
        }
        if (type.equals("array")) {
            simple.putObject("items").put("type", type(schema.path("items")));
        }
        return simple;
    }

    /** The first type that is known; a string can say anything. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString() && TYPES.contains(type.stringValue())) {
            return type.stringValue();
        }
        for (JsonNode one : type.values()) {
            if (TYPES.contains(one.asString(""))) {
                return one.asString("");
            }
        }
        return schema.has("properties") ? "object" : "string";
    }
}
