package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.JsonObjectText;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.util.Map;
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
            case ChatMessage.FromUser said -> fromUser(said, json);
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
        members(turn.members(), json);
    }

    private static void call(ChatMessage.Call called, JsonGenerator json) {
        HistoryItem.FunctionCall call = called.call();
        json.writeStartObject();
        json.writeStringProperty("id", call.callId());
        json.writeStringProperty("type", "function");
        json.writeObjectPropertyStart("function");
        json.writeStringProperty("name", call.name());
        json.writeStringProperty("arguments", call.arguments());
        json.writeEndObject();
        members(called.members(), json);
        json.writeEndObject();
    }

    private static void members(Map<String, JsonNode> members, JsonGenerator json) {
        for (var member : members.entrySet()) {
            json.writeName(member.getKey());
            JsonObjectText.copy(member.getValue().toString(), json);
        }
    }

    private static void fromUser(ChatMessage.FromUser message, JsonGenerator json) {
        json.writeStringProperty("role", message.system() ? "system" : "user");
        if (message.isText()) {
            json.writeStringProperty("content", message.text());
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
