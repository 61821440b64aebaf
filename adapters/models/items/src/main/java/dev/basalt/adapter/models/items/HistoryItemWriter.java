package dev.basalt.adapter.models.items;

import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes history items as JSON: in the form of OpenAI's Responses API, which is also the form in
 * which conversations are stored. {@link HistoryItemReader} reads both.
 */
public final class HistoryItemWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final boolean stored;

    private HistoryItemWriter(boolean stored) {
        this.stored = stored;
    }

    /**
     * Writes an item for a model, as one JSON value.
     *
     * @param item its state, and the encrypted part of a reasoning, are JSON objects, whose members
     *     become the item's
     */
    public static void write(HistoryItem item, JsonGenerator json) {
        new HistoryItemWriter(false).item(item, json);
    }

    /**
     * Writes an item with all that it holds, as one JSON value; reading it returns an equal one. It
     * differs from the form for models in states, which are texts here, and in outputs: failures
     * are marked, and texts stay apart.
     */
    public static void writeStored(HistoryItem item, JsonGenerator json) {
        new HistoryItemWriter(true).item(item, json);
    }

    private void item(HistoryItem item, JsonGenerator json) {
        switch (item) {
            case HistoryItem.Message message -> message(message, json);
            case HistoryItem.Reasoning reasoning -> reasoning(reasoning, json);
            case HistoryItem.FunctionCall(
                            var id,
                            var callId,
                            var name,
                            var arguments,
                            var state) -> {
                begin("function_call", json);
                id(id, json);
                json.writeStringProperty("name", name);
                json.writeStringProperty("arguments", arguments);
                json.writeStringProperty("call_id", callId);
                state("state", state, json);
                json.writeEndObject();
            }
            case HistoryItem.FunctionOutput output -> output("function_call_output", output, json);
            case HistoryItem.LocalShellCall call -> localShellCall(call, json);
            case HistoryItem.CustomToolCall(var id, var callId, var name, var input, var state) -> {
                begin("custom_tool_call", json);
                id(id, json);
                json.writeStringProperty("call_id", callId);
                json.writeStringProperty("name", name);
                json.writeStringProperty("input", input);
                state("state", state, json);
                json.writeEndObject();
            }
            case HistoryItem.CustomToolOutput output ->
                    output("custom_tool_call_output", output, json);
        }
    }

    private void message(HistoryItem.Message message, JsonGenerator json) {
        begin("message", json);
        id(message.id(), json);
        json.writeStringProperty("role", role(message.role()));
        json.writeName("content");
        parts(
                message.content(),
                message.role() == Role.ASSISTANT ? "output_text" : "input_text",
                json);
        state("state", message.state(), json);
        json.writeEndObject();
    }

    /** Writes a state: a text of its own, or the members of the object that it is. */
    private void state(String name, Optional<String> state, JsonGenerator json) {
        if (state.isEmpty()) {
            return;
        }
        if (stored) {
            json.writeStringProperty(name, state.get());
            return;
        }
        try (JsonParser object = JSON.createParser(ObjectReadContext.empty(), state.get())) {
            object.nextToken();
            while (object.nextToken() == JsonToken.PROPERTY_NAME) {
                json.writeName(object.currentName());
                object.nextToken();
                json.copyCurrentStructureExact(object);
            }
        }
    }

    private static void parts(List<ContentPart> parts, String textType, JsonGenerator json) {
        json.writeStartArray();
        for (ContentPart part : parts) {
            json.writeStartObject();
            switch (part) {
                case ContentPart.Text(var text) -> {
                    json.writeStringProperty("type", textType);
                    json.writeStringProperty("text", text);
                }
                case ContentPart.Image(var url) -> {
                    json.writeStringProperty("type", "input_image");
                    json.writeStringProperty("image_url", url);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void reasoning(HistoryItem.Reasoning reasoning, JsonGenerator json) {
        begin("reasoning", json);
        id(reasoning.id(), json);
        texts("summary", "summary_text", reasoning.summary(), json);
        if (reasoning.content().isEmpty()) {
            json.writeNullProperty("content");
        } else {
            texts("content", "reasoning_text", reasoning.content(), json);
        }
        if (reasoning.encrypted().isEmpty()) {
            json.writeNullProperty("encrypted_content");
        }
        state("encrypted_content", reasoning.encrypted(), json);
        json.writeEndObject();
    }

    private static void localShellCall(HistoryItem.LocalShellCall call, JsonGenerator json) {
        begin("local_shell_call", json);
        id(call.id(), json);
        optional("call_id", call.callId(), json);
        json.writeStringProperty("status", call.status());
        json.writeObjectPropertyStart("action");
        json.writeStringProperty("type", "exec");
        json.writeArrayPropertyStart("command");
        call.command().forEach(json::writeString);
        json.writeEndArray();
        json.writeName("timeout_ms");
        call.timeout().map(Duration::toMillis).ifPresentOrElse(json::writeNumber, json::writeNull);
        optional("working_directory", call.directory(), json);
        json.writeNullProperty("env");
        json.writeNullProperty("user");
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A plain text where there is nothing else, as in codex 0.23.0. */
    private void output(String type, HistoryItem.Output output, JsonGenerator json) {
        begin(type, json);
        json.writeStringProperty("call_id", output.callId());
        json.writeName("output");
        if (isPlain(output.content())) {
            json.writeString(output.text());
        } else {
            parts(output.content(), "input_text", json);
        }
        if (stored && !output.success()) {
            json.writeBooleanProperty("success", false);
        }
        json.writeEndObject();
    }

    private boolean isPlain(List<ContentPart> content) {
        return stored
                ? content.size() == 1 && content.getFirst() instanceof ContentPart.Text
                : content.stream().allMatch(ContentPart.Text.class::isInstance);
    }

    /** Left out when there is none: vLLM refuses null. */
    private static void id(Optional<String> id, JsonGenerator json) {
        id.ifPresent(text -> json.writeStringProperty("id", text));
    }

    private static void texts(String name, String type, List<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (String text : texts) {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            json.writeStringProperty("text", text);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void begin(String type, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
    }

    private static void optional(String name, Optional<String> value, JsonGenerator json) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
    }

    private static String role(Role role) {
        return switch (role) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "system";
            case DEVELOPER -> "developer";
        };
    }
}
