package dev.basalt.bootstrap.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message of the protocol, shortened to a readable line. */
final class MessageLine {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_TEXT = 60;
    private static final int LONGEST_LIST = 6;
    private static final String MORE = "...";

    private MessageLine() {}

    /** Returns its id, method and content. */
    static String of(JsonNode message) {
        String id = message.has("id") ? message.get("id").asString() : "";
        return String.format("%2s %-30s %s", id, name(message), body(message)).stripTrailing();
    }

    /** Returns the type of the event in the message; empty if there is none. */
    static String eventType(JsonNode message) {
        return message.path("params").path("msg").path("type").asString("");
    }

    private static String name(JsonNode message) {
        if (!message.has("method")) {
            return message.has("error") ? "error" : "result";
        }
        String method = message.get("method").asString();
        String type = eventType(message);
        return type.isEmpty() ? method : method + " " + type;
    }

    private static String body(JsonNode message) {
        JsonNode body =
                message.has("method")
                        ? message.path("params")
                        : message.has("error") ? message.get("error") : message.path("result");
        if (!eventType(message).isEmpty()) {
            ObjectNode said = ((ObjectNode) body.get("msg")).deepCopy();
            said.remove("type");
            body = said;
        }
        return body.isMissingNode() || body.isEmpty() ? "" : JSON.writeValueAsString(brief(body));
    }

    private static JsonNode brief(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), brief(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.valueStream().limit(LONGEST_LIST).forEach(element -> array.add(brief(element)));
            return node.size() <= LONGEST_LIST ? array : array.add(MORE);
        }
        String text = node.isString() ? node.stringValue() : "";
        return text.length() <= LONGEST_TEXT
                ? node
                : NODES.stringNode(text.substring(0, LONGEST_TEXT) + MORE);
    }
}
