package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.CacheMark;
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

    static void writeSystem(String text, CacheMark mark, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("role", "system");
        content(text, mark, json);
        json.writeEndObject();
    }

    /** A mark needs a part to be in. */
    private static void content(String text, CacheMark mark, JsonGenerator json) {
        if (mark == CacheMark.NONE) {
            json.writeStringProperty("content", text);
            return;
        }
        json.writeArrayPropertyStart("content");
        json.writeStartObject();
        json.writeStringProperty("type", "text");
        json.writeStringProperty("text", text);
        mark.writeTo(json);
        json.writeEndObject();
        json.writeEndArray();
    }

    static void write(ChatMessage message, JsonGenerator json) {
        if (message instanceof ChatMessage.Marked(var marked, var mark)) {
            write(marked, mark, json);
        } else {
            write(message, CacheMark.NONE, json);
        }
    }

    private static void write(ChatMessage message, CacheMark mark, JsonGenerator json) {
        json.writeStartObject();
        switch (message) {
            case ChatMessage.Marked _ -> throw new IllegalStateException("marked twice");
            case ChatMessage.FromUser said -> fromUser(said, mark, json);
            case ChatMessage.FromModel turn -> fromModel(turn, json);
            case ChatMessage.Output(var callId, var text) -> {
                json.writeStringProperty("role", "tool");
                json.writeStringProperty("tool_call_id", callId);
                content(text, mark, json);
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

    private static void fromUser(ChatMessage.FromUser message, CacheMark mark, JsonGenerator json) {
        json.writeStringProperty("role", message.system() ? "system" : "user");
        if (message.isText()) {
            content(message.text(), mark, json);
        } else {
            json.writeArrayPropertyStart("content");
            int last = message.content().size() - 1;
            for (int i = 0; i <= last; i++) {
                part(message.content().get(i), mark.when(i == last), json);
            }
            json.writeEndArray();
        }
    }

    private static void part(ContentPart part, CacheMark mark, JsonGenerator json) {
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
        mark.writeTo(json);
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
