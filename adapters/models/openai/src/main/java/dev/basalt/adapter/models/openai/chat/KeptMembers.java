package dev.basalt.adapter.models.openai.chat;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Members of an answer, or of a call, that the provider wants back as it sent them. */
final class KeptMembers {

    /** Those of a call: signatures, of Google and of what gateways make of them. */
    private static final List<String> OF_CALLS =
            List.of(
                    "extra_content",
                    "provider_specific_fields",
                    "thought_signature",
                    "thoughtSignature");

    /** Members of a part of the reasoning that come piece by piece. */
    private static final Set<String> TEXTS = Set.of("text", "summary", "data", "thinking");

    private final ObjectNode members = JsonMapper.shared().createObjectNode();

    void add(Map<String, JsonNode> more) {
        more.forEach(this::add);
    }

    /** Adds those of a piece of a call. */
    void addFrom(JsonNode call) {
        for (String name : OF_CALLS) {
            JsonNode value = call.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                add(name, value);
            }
        }
    }

    private void add(String name, JsonNode value) {
        if (value.isArray() && members.path(name) instanceof ArrayNode list) {
            value.forEach(part -> add(part, list));
        } else if (value.isArray()) {
            ArrayNode list = members.putArray(name);
            value.forEach(part -> add(part, list));
        } else {
            members.set(name, value);
        }
    }

    private static void add(JsonNode piece, ArrayNode list) {
        ObjectNode part = continued(piece, list);
        if (part == null) {
            list.add(piece.deepCopy());
            return;
        }
        piece.properties()
                .forEach(member -> {
                    JsonNode value = member.getValue();
                    JsonNode known = part.path(member.getKey());
                    if (value.isString() && known.isString() && TEXTS.contains(member.getKey())) {
                        part.put(member.getKey(), known.stringValue() + value.stringValue());
                    } else if (!value.isNull()) {
                        part.set(member.getKey(), value);
                    }
                });
    }

    /** Returns the part that a piece goes on with: that of its index, or the last one. */
    private static @Nullable ObjectNode continued(JsonNode piece, ArrayNode list) {
        JsonNode index = piece.path("index");
        for (int i = list.size() - 1; i >= 0; i--) {
            JsonNode part = list.get(i);
            boolean sameType = part.path("type").equals(piece.path("type"));
            boolean same =
                    index.isMissingNode()
                            ? sameType && isOpen(part)
                            : sameType && part.path("index").equals(index);
            if (same && part instanceof ObjectNode object) {
                return object;
            }
            if (index.isMissingNode()) {
                return null;
            }
        }
        return null;
    }

    /** A signature ends a part that has no index. */
    private static boolean isOpen(JsonNode part) {
        return part.path("signature").asString("").isEmpty()
                && (part.has("text") || part.has("thinking") || part.has("summary"));
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    ObjectNode whole() {
        return members.deepCopy();
    }
}
