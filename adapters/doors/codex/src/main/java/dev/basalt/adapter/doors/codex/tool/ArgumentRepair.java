package dev.basalt.adapter.doors.codex.tool;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Arguments of the wrong type that can mean one thing only: a list, a number or a truth value that
 * is written as a text, or all arguments as one text.
 */
final class ArgumentRepair {

    private ArgumentRepair() {}

    /**
     * Returns the arguments with one of them repaired; empty when there is no such meaning.
     *
     * @param path of the argument that could not be read; empty for all of them
     */
    static Optional<byte[]> of(byte[] json, String path) {
        JsonNode arguments;
        try {
            arguments = JsonMapper.shared().readTree(json);
        } catch (JacksonException _) {
            return Optional.empty();
        }
        if (arguments.isString()) {
            return meant(arguments.stringValue())
                    .filter(JsonNode::isObject)
                    .map(ArgumentRepair::bytes);
        }
        if (!(arguments instanceof ObjectNode object)) {
            return Optional.empty();
        }
        String name = path.replaceFirst("[.\\[].*", "");
        return meant(object.path(name))
                .map(value -> {
                    object.set(name, value);
                    return bytes(object);
                });
    }

    /** Returns the arguments with the member under its own name, unless that is there, too. */
    static byte[] renamed(byte[] json, String other, String name) {
        try {
            JsonNode arguments = JsonMapper.shared().readTree(json);
            if (arguments instanceof ObjectNode object
                    && object.has(other)
                    && object.path(name).isMissingNode()) {
                object.set(name, object.remove(other));
                return bytes(object);
            }
            return json;
        } catch (JacksonException _) {
            // the reader says what is wrong
            return json;
        }
    }

    private static Optional<JsonNode> meant(JsonNode value) {
        if (value.isString()) {
            return meant(value.stringValue());
        }
        // a whole number with a fraction of nothing
        return value.isFloatingPointNumber() && value.doubleValue() % 1 == 0
                ? Optional.of(JsonMapper.shared().valueToTree(value.decimalValue().toBigInteger()))
                : Optional.empty();
    }

    private static Optional<JsonNode> meant(String text) {
        String json = text.strip();
        String lower = json.toLowerCase(Locale.ROOT);
        boolean truth = lower.equals("true") || lower.equals("false");
        try {
            JsonNode value = JsonMapper.shared().readTree(truth ? lower : json);
            return value.isString() || value.isMissingNode() || value.isNull()
                    ? Optional.empty()
                    : Optional.of(value);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
