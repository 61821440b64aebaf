package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.request.CacheMark;
import dev.basalt.adapter.models.http.request.CallArguments;
import dev.basalt.adapter.models.http.request.DataUrl;
import dev.basalt.adapter.models.http.request.JsonObjectText;
import dev.basalt.adapter.models.http.request.Turn;
import dev.basalt.domain.model.history.ContentPart;

import tools.jackson.core.JsonGenerator;

import java.util.Set;

/** Writes turns as messages. */
final class TurnWriter {

    private static final Set<String> PICTURES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private TurnWriter() {}

    static void write(MarkedTurn marked, JsonGenerator json) {
        Turn turn = marked.turn();
        json.writeStartObject();
        json.writeStringProperty("role", turn.ofTheModel() ? "assistant" : "user");
        json.writeArrayPropertyStart("content");
        int last = turn.parts().size() - 1;
        for (int i = 0; i <= last; i++) {
            write(turn.parts().get(i), marked.mark().when(i == last), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Turn.Part part, CacheMark mark, JsonGenerator json) {
        if (part instanceof Turn.Part.Thought(var reasoning)) {
            SignedThinking.write(reasoning, json);
            return;
        }
        json.writeStartObject();
        switch (part) {
            case Turn.Part.Thought _ -> {}
            case Turn.Part.Content(ContentPart.Text(var text)) -> text(text, json);
            case Turn.Part.Content(ContentPart.Image(var url)) -> image(url, json);
            case Turn.Part.Call(var call) -> {
                json.writeStringProperty("type", "tool_use");
                json.writeStringProperty("id", call.callId());
                json.writeStringProperty("name", call.name());
                json.writeName("input");
                CallArguments.write(call.arguments(), json);
                call.state().ifPresent(members -> JsonObjectText.copyMembers(members, json));
            }
            case Turn.Part.Output output -> output(output, json);
        }
        mark.writeTo(json);
        json.writeEndObject();
    }

    private static void output(Turn.Part.Output output, JsonGenerator json) {
        json.writeStringProperty("type", "tool_result");
        json.writeStringProperty("tool_use_id", output.callId());
        if (!output.success()) {
            json.writeBooleanProperty("is_error", true);
        }
        if (output.isText()) {
            json.writeStringProperty("content", output.text());
            return;
        }
        json.writeArrayPropertyStart("content");
        for (ContentPart part : output.content()) {
            switch (part) {
                // blocks of nothing but white space are refused
                case ContentPart.Text(var text) when text.isBlank() -> {}
                case ContentPart.Text(var text) -> {
                    json.writeStartObject();
                    text(text, json);
                    json.writeEndObject();
                }
                case ContentPart.Image(var url) -> {
                    json.writeStartObject();
                    image(url, json);
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    private static void text(String text, JsonGenerator json) {
        json.writeStringProperty("type", "text");
        json.writeStringProperty("text", text);
    }

    /** A picture that the API does not take would spoil every request from here on. */
    private static void image(String url, JsonGenerator json) {
        var data = DataUrl.of(url);
        if (data.isPresent() && PICTURES.contains(data.get().mediaType())) {
            json.writeStringProperty("type", "image");
            json.writeObjectPropertyStart("source");
            json.writeStringProperty("type", "base64");
            json.writeStringProperty("media_type", data.get().mediaType());
            json.writeStringProperty("data", data.get().base64());
            json.writeEndObject();
        } else if (url.startsWith("https://") || url.startsWith("http://")) {
            json.writeStringProperty("type", "image");
            json.writeObjectPropertyStart("source");
            json.writeStringProperty("type", "url");
            json.writeStringProperty("url", url);
            json.writeEndObject();
        } else {
            text(DataUrl.leftOut(url), json);
        }
    }
}
