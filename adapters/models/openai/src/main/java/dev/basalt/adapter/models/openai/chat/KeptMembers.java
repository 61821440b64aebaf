package dev.basalt.adapter.models.openai.chat;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Members of an answer, or of a call, that the provider wants back as it sent them. The API has no
 * list of them: gateways and servers have their own, under their own names. What has a structure is
 * taken for one, and texts whose name says so.
 */
final class KeptMembers {

    /** What the API itself has, and reports on the answer. */
    private static final Set<String> NOT_KEPT =
            Set.of(
                    "role",
                    "content",
                    "refusal",
                    "tool_calls",
                    "function_call",
                    "reasoning",
                    "reasoning_content",
                    "id",
                    "type",
                    "index",
                    "function",
                    "custom",
                    "audio",
                    "annotations",
                    "citations",
                    "images",
                    "logprobs",
                    "token_ids",
                    "prompt_token_ids");

    private static final Pattern OPAQUE =
            Pattern.compile("signature|opaque|encrypted", Pattern.CASE_INSENSITIVE);

    /** Members of a part of the reasoning that come piece by piece. */
    private static final Set<String> TEXTS = Set.of("text", "summary", "data", "thinking");

    private final ObjectNode members = JsonMapper.shared().createObjectNode();

    /** Returns whether a member is one of them, if it is not null. */
    static boolean isKept(String name, boolean isText) {
        return !NOT_KEPT.contains(name) && (!isText || OPAQUE.matcher(name).find());
    }

    void add(Map<String, JsonNode> more) {
        more.forEach(this::add);
    }

    /** Adds those of a piece of a call. */
    void addFrom(JsonNode call) {
        for (var member : call.properties()) {
            JsonNode value = member.getValue();
            if ((value.isContainer() && !value.isEmpty() && isKept(member.getKey(), false))
                    || (value.isString() && isKept(member.getKey(), true))) {
                add(member.getKey(), value);
            }
        }
    }

    private void add(String name, JsonNode value) {
        if (value.isArray() && members.path(name) instanceof ArrayNode list) {
            value.forEach(part -> add(part, list));
        } else if (value.isArray()) {
            ArrayNode list = members.putArray(name);
            value.forEach(part -> add(part, list));
        } else if (value.isString()) {
            members.put(name, joined(members.path(name).asString(""), value.stringValue()));
        } else {
            members.set(name, value);
        }
    }

    /** A text comes piece by piece, or whole with every piece of the answer. */
    private static String joined(String before, String piece) {
        return piece.equals(before) ? before : before + piece;
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
