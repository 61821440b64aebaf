package dev.basalt.adapter.models.openai.chat;

import static dev.basalt.adapter.models.http.stream.StreamJson.isObject;
import static dev.basalt.adapter.models.http.stream.StreamJson.nextField;
import static dev.basalt.adapter.models.http.stream.StreamJson.text;
import static dev.basalt.adapter.models.http.stream.StreamJson.tree;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

/** Reads one choice of an event. */
final class ChatChoice {

    private static final String REASONING = "reasoning_content";

    int index;
    String content = "";
    boolean whole;
    String reasoning = "";
    String reasoningName = "";
    Map<String, JsonNode> kept = Map.of();
    @Nullable JsonNode toolCalls;
    @Nullable JsonNode functionCall;
    @Nullable String finishReason;
    @Nullable JsonNode usage;
    @Nullable JsonNode error;

    /** Begins a choice; its place in the list is its index unless it names one. */
    ChatChoice(int place) {
        index = place;
    }

    void read(JsonParser json) {
        if (!isObject(json)) {
            return;
        }
        boolean delta = false;
        JsonNode message = null;
        for (String field = nextField(json); field != null; field = nextField(json)) {
            switch (field) {
                case "index" -> {
                    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                        index = json.getIntValue();
                    } else {
                        json.skipChildren();
                    }
                }
                case "delta" -> {
                    delta = json.currentToken() == JsonToken.START_OBJECT;
                    delta(json);
                }
                case "message" -> message = tree(json);
                case "finish_reason" -> {
                    String reason = text(json);
                    finishReason = reason.isEmpty() ? null : reason;
                }
                case "usage" -> usage = tree(json);
                case "error" -> error = tree(json);
                default -> json.skipChildren();
            }
        }
        // some send both, the message being all that the deltas have said
        if (!delta && message != null && message.isObject()) {
            whole = true;
            try (JsonParser parser = message.traverse(ObjectReadContext.empty())) {
                parser.nextToken();
                delta(parser);
            }
        }
    }

    private void delta(JsonParser json) {
        if (!isObject(json)) {
            return;
        }
        for (String field = nextField(json); field != null; field = nextField(json)) {
            switch (field) {
                case "content" -> content(json);
                case "refusal" -> content += text(json);
                case "reasoning", REASONING -> reasoning(field, json);
                case "tool_calls" -> toolCalls = tree(json);
                case "function_call" -> {
                    JsonNode call = tree(json);
                    functionCall = call.isObject() ? call : null;
                }
                default -> other(field, json);
            }
        }
    }

    private void other(String field, JsonParser json) {
        boolean isText = json.currentToken() == JsonToken.VALUE_STRING;
        if ((!isText && !json.currentToken().isStructStart())
                || !KeptMembers.isKept(field, isText)) {
            json.skipChildren();
            return;
        }
        JsonNode value = tree(json);
        if (isText || !value.isEmpty()) {
            Map<String, JsonNode> more = new HashMap<>(kept);
            more.put(field, value);
            kept = more;
        }
    }

    /** Some providers send parts instead of a text. */
    private void content(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            content += text(json);
            return;
        }
        for (JsonNode part : tree(json)) {
            content += part.path("text").stringValue("");
            for (JsonNode thought : part.path("thinking")) {
                reasoning += thought.path("text").stringValue("");
            }
        }
    }

    /** The same reasoning may come under two names at once. */
    private void reasoning(String name, JsonParser json) {
        String piece;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            JsonNode parts = tree(json);
            piece = parts.path("text").stringValue(parts.path("content").stringValue(""));
        } else {
            piece = text(json);
        }
        // one provider wants back even that there was none
        // (https://github.com/deepseek-ai/deepseek-harness/issues/739)
        boolean isNone = json.currentToken() == JsonToken.VALUE_STRING && name.equals(REASONING);
        if (!piece.isEmpty() || (isNone && reasoning.isEmpty())) {
            reasoning = piece;
            reasoningName = name;
        }
    }
}
