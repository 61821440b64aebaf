package dev.basalt.adapter.doors.codex;

import dev.basalt.adapter.doors.codex.json.ProperText;

import tools.jackson.databind.JsonNode;

/** Describes values that clients have sent, for error messages. */
final class Found {

    private static final int SHOWN = 200;

    private Found() {}

    static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "string \"" + escape(shorten(node.stringValue())) + "\"";
            case BOOLEAN -> "boolean `" + node.booleanValue() + "`";
            case NUMBER -> number(node);
            case ARRAY -> "sequence";
            case OBJECT -> "map";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    static String shorten(String text) {
        return text.length() <= SHOWN ? text : ProperText.of(text.substring(0, SHOWN)) + "…";
    }

    private static String number(JsonNode node) {
        String kind = node.isIntegralNumber() ? "integer" : "floating point";
        return kind + " `" + shorten(node.asString()) + "`";
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
