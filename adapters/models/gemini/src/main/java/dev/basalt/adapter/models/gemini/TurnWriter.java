package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.request.CallArguments;
import dev.basalt.adapter.models.http.request.DataUrl;
import dev.basalt.adapter.models.http.request.JsonObjectText;
import dev.basalt.adapter.models.http.request.Turn;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;
import java.util.Set;

/**
 * Writes turns as contents. What the model thought goes back as the signature of the part that
 * followed; the summary of it is for display only.
 */
final class TurnWriter {

    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/heic", "image/heif");

    /** What Google names for a call that no model of its own has made. */
    private static final String NO_SIGNATURE = "skip_thought_signature_validator";

    private final JsonGenerator json;
    private final boolean ids;
    private Optional<String> signature = Optional.empty();

    private TurnWriter(JsonGenerator json, boolean ids) {
        this.json = json;
        this.ids = ids;
    }

    static void write(SignedTurn turn, JsonGenerator json) {
        new TurnWriter(json, turn.ids()).write(turn.turn(), turn.demanded());
    }

    private void write(Turn turn, boolean demanded) {
        json.writeStartObject();
        json.writeStringProperty("role", turn.ofTheModel() ? "model" : "user");
        json.writeArrayPropertyStart("parts");
        boolean firstCall = true;
        for (Turn.Part part : turn.parts()) {
            if (part instanceof Turn.Part.Thought(var reasoning)) {
                signature = reasoning.encrypted().or(() -> signature);
                continue;
            }
            if (part instanceof Turn.Part.Call) {
                if (firstCall && demanded && signature.isEmpty()) {
                    signature = Optional.of(NO_SIGNATURE);
                }
                firstCall = false;
            }
            json.writeStartObject();
            write(part);
            signature.ifPresent(text -> json.writeStringProperty("thoughtSignature", text));
            signature = Optional.empty();
            json.writeEndObject();
            if (part instanceof Turn.Part.Output output) {
                images(output);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Turn.Part part) {
        switch (part) {
            case Turn.Part.Thought _ -> {}
            case Turn.Part.Content(ContentPart.Text(var text)) ->
                    json.writeStringProperty("text", text);
            case Turn.Part.Content(ContentPart.Image(var url)) -> image(url);
            case Turn.Part.Call(var call) -> call(call);
            case Turn.Part.Output output -> {
                json.writeObjectPropertyStart("functionResponse");
                id(output.callId());
                json.writeStringProperty("name", output.tool());
                json.writeObjectPropertyStart("response");
                json.writeStringProperty(output.success() ? "output" : "error", output.text());
                json.writeEndObject();
                json.writeEndObject();
            }
        }
    }

    /** A response of a function holds text only; its images are the parts that follow it. */
    private void images(Turn.Part.Output output) {
        for (ContentPart part : output.content()) {
            if (part instanceof ContentPart.Image(var url)) {
                json.writeStartObject();
                image(url);
                json.writeEndObject();
            }
        }
    }

    private void call(HistoryItem.FunctionCall call) {
        json.writeObjectPropertyStart("functionCall");
        id(call.callId());
        json.writeStringProperty("name", call.name());
        json.writeName("args");
        CallArguments.write(call.arguments(), json);
        call.state().ifPresent(members -> JsonObjectText.copyMembers(members, json));
        json.writeEndObject();
    }

    private void id(String callId) {
        CallIds.ofTheProvider(callId)
                .filter(_ -> ids)
                .ifPresent(id -> json.writeStringProperty("id", id));
    }

    /** A picture that the API does not take would spoil every request from here on. */
    private void image(String url) {
        var data = DataUrl.of(url);
        if (data.isPresent() && PICTURES.contains(data.get().mediaType())) {
            json.writeObjectPropertyStart("inlineData");
            json.writeStringProperty("mimeType", data.get().mediaType());
            json.writeStringProperty("data", data.get().base64());
            json.writeEndObject();
        } else if (url.startsWith("https://") || url.startsWith("gs://")) {
            json.writeObjectPropertyStart("fileData");
            json.writeStringProperty("fileUri", url);
            json.writeEndObject();
        } else {
            json.writeStringProperty("text", DataUrl.leftOut(url));
        }
    }
}
