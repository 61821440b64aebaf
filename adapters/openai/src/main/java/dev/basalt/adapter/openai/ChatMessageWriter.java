package dev.basalt.adapter.openai;

import dev.basalt.adapter.modelhttp.FunctionsOnly;
import dev.basalt.domain.model.ContentPart;
import dev.basalt.domain.model.HistoryItem;
import dev.basalt.domain.model.Role;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes what was said and done as messages of the Chat Completions API. There, what the model says
 * and the calls that go with it are one message, which the outputs must follow at once; so a
 * message is kept back until it is known to be whole.
 */
final class ChatMessageWriter {

    private final JsonGenerator json;
    private final List<String> texts = new ArrayList<>();
    private final List<HistoryItem.FunctionCall> calls = new ArrayList<>();

    ChatMessageWriter(JsonGenerator json) {
        this.json = json;
    }

    void system(String text) {
        json.writeStartObject();
        json.writeStringProperty("role", "system");
        json.writeStringProperty("content", text);
        json.writeEndObject();
    }

    void write(HistoryItem item) {
        switch (item) {
            case HistoryItem.Message message -> {
                if (message.role() == Role.ASSISTANT) {
                    if (calls.isEmpty()) {
                        end();
                    }
                    texts.add(text(message));
                } else {
                    end();
                    write(message);
                }
            }
            case HistoryItem.Reasoning _ -> {
                // the model is not shown what it thought
            }
            case HistoryItem.FunctionCall call -> calls.add(call);
            case HistoryItem.LocalShellCall call -> calls.add(FunctionsOnly.of(call));
            case HistoryItem.CustomToolCall call -> calls.add(FunctionsOnly.of(call));
            case HistoryItem.FunctionOutput(var callId, var output) -> output(callId, output);
            case HistoryItem.CustomToolOutput(var callId, var output) -> output(callId, output);
        }
    }

    /** Writes what was kept back. */
    void end() {
        if (texts.isEmpty() && calls.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("role", "assistant");
        if (texts.isEmpty()) {
            json.writeNullProperty("content");
        } else {
            json.writeStringProperty("content", String.join("\n", texts));
        }
        if (!calls.isEmpty()) {
            json.writeArrayPropertyStart("tool_calls");
            calls.forEach(this::write);
            json.writeEndArray();
        }
        json.writeEndObject();
        texts.clear();
        calls.clear();
    }

    private void write(HistoryItem.FunctionCall call) {
        json.writeStartObject();
        json.writeStringProperty("id", call.callId());
        json.writeStringProperty("type", "function");
        json.writeObjectPropertyStart("function");
        json.writeStringProperty("name", call.name());
        json.writeStringProperty("arguments", call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void output(String callId, String output) {
        end();
        json.writeStartObject();
        json.writeStringProperty("role", "tool");
        json.writeStringProperty("tool_call_id", callId);
        json.writeStringProperty("content", output);
        json.writeEndObject();
    }

    private void write(HistoryItem.Message message) {
        json.writeStartObject();
        json.writeStringProperty("role", message.role() == Role.SYSTEM ? "system" : "user");
        if (message.content().stream().allMatch(ContentPart.Text.class::isInstance)) {
            json.writeStringProperty("content", text(message));
        } else {
            json.writeArrayPropertyStart("content");
            message.content().forEach(this::write);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(ContentPart part) {
        json.writeStartObject();
        switch (part) {
            case ContentPart.Text(var text) -> {
                json.writeStringProperty("type", "text");
                json.writeStringProperty("text", text);
            }
            case ContentPart.Image(var url) -> {
                json.writeStringProperty("type", "image_url");
                json.writeObjectPropertyStart("image_url");
                json.writeStringProperty("url", url);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static String text(HistoryItem.Message message) {
        var text = new StringBuilder();
        for (ContentPart part : message.content()) {
            switch (part) {
                case ContentPart.Text(var words) -> text.append(words);
                case ContentPart.Image _ -> {
                    // only users send pictures
                }
            }
        }
        return text.toString();
    }
}
