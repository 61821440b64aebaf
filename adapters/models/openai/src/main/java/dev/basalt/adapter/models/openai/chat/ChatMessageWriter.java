package dev.basalt.adapter.models.openai.chat;

import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.core.JsonGenerator;

import java.util.stream.Collectors;

/** Writes messages of the Chat Completions API. */
final class ChatMessageWriter {

    private ChatMessageWriter() {}

    static void writeSystem(String text, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("role", "system");
        json.writeStringProperty("content", text);
        json.writeEndObject();
    }

    static void write(ChatMessage message, JsonGenerator json) {
        json.writeStartObject();
        switch (message) {
            case ChatMessage.FromUser(var said) -> fromUser(said, json);
            case ChatMessage.FromModel turn -> fromModel(turn, json);
            case ChatMessage.Output(var callId, var text) -> {
                json.writeStringProperty("role", "tool");
                json.writeStringProperty("tool_call_id", callId);
                json.writeStringProperty("content", text);
            }
        }
        json.writeEndObject();
    }

    private static void fromModel(ChatMessage.FromModel turn, JsonGenerator json) {
        json.writeStringProperty("role", "assistant");
        if (turn.texts().isEmpty()) {
            json.writeNullProperty("content");
        } else {
            json.writeStringProperty(
                    "content",
                    turn.texts().stream()
                            .map(ChatMessageWriter::text)
                            .collect(Collectors.joining("\n")));
        }
        if (!turn.calls().isEmpty()) {
            json.writeArrayPropertyStart("tool_calls");
            turn.calls().forEach(call -> call(call, json));
            json.writeEndArray();
        }
    }

    private static void call(HistoryItem.FunctionCall call, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", call.callId());
        json.writeStringProperty("type", "function");
        json.writeObjectPropertyStart("function");
        json.writeStringProperty("name", call.name());
        json.writeStringProperty("arguments", call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void fromUser(HistoryItem.Message message, JsonGenerator json) {
        json.writeStringProperty("role", message.role() == Role.SYSTEM ? "system" : "user");
        if (message.content().stream().allMatch(ContentPart.Text.class::isInstance)) {
            json.writeStringProperty("content", text(message));
        } else {
            json.writeArrayPropertyStart("content");
            message.content().forEach(part -> part(part, json));
            json.writeEndArray();
        }
    }

    private static void part(ContentPart part, JsonGenerator json) {
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
