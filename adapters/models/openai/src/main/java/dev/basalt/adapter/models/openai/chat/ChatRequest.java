package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.request.SchemaDialect;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;

import java.util.List;

/**
 * A request in the language of the Chat Completions API; the order of the keys is codex 0.23.0's.
 *
 * @param askForUsage whether to ask for the token usage; not every server supports that
 */
record ChatRequest(
        ModelRequest request, List<EncodedPiece<ChatMessage>> messages, boolean askForUsage)
        implements JsonContent {

    /** Shares what it can with the conversation's last request. */
    static ChatRequest of(
            ModelRequest asked, EncodedHistories<ChatMessage> histories, boolean askForUsage) {
        // most servers that speak this API know no developer
        ModelRequest request = asked.withoutDeveloperRole();
        return new ChatRequest(
                request,
                histories.encode(request.conversation(), ChatMessage.of(request)),
                askForUsage);
    }

    @Override
    public void writeTo(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", request.model());
        json.writeArrayPropertyStart("messages");
        ChatMessageWriter.writeSystem(request.instructions(), json);
        messages.forEach(message -> message.writeTo(json));
        json.writeEndArray();
        json.writeBooleanProperty("stream", true);
        if (askForUsage) {
            json.writeObjectPropertyStart("stream_options");
            json.writeBooleanProperty("include_usage", true);
            json.writeEndObject();
        }
        writeTools(json);
        json.writeEndObject();
    }

    private void writeTools(JsonGenerator json) {
        List<ToolSpec.Function> functions = FunctionsOnly.of(request.tools());
        if (functions.isEmpty()) {
            // an empty list is refused
            return;
        }
        json.writeArrayPropertyStart("tools");
        for (ToolSpec.Function function : functions) {
            json.writeStartObject();
            json.writeStringProperty("type", "function");
            json.writeObjectPropertyStart("function");
            json.writeStringProperty("name", function.name());
            json.writeStringProperty("description", function.description());
            json.writeBooleanProperty("strict", false);
            json.writeName("parameters");
            SchemaDialect.JSON_SCHEMA.write(function.parameters(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
