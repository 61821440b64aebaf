package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.CacheMark;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.request.SchemaDialect;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;

import java.util.List;

/**
 * A request in the language of the Chat Completions API; the order of the keys is codex 0.23.0's.
 *
 * @param system the system message
 * @param concessions what the server does not take
 */
record ChatRequest(
        ModelRequest request,
        String system,
        List<EncodedPiece<ChatMessage>> messages,
        Concessions concessions)
        implements JsonContent {

    /** Shares what it can with the conversation's last request. */
    static ChatRequest of(
            ModelRequest asked, EncodedHistories<ChatMessage> histories, Concessions concessions) {
        // most servers that speak this API know no developer
        ModelRequest request = asked.withoutDeveloperRole();
        List<ChatMessage> messages = ChatMessages.of(request, concessions.sends(ChatFields.KEPT));
        String system = request.instructions();
        // many models take a system message at the beginning only, and no second one
        if (!messages.isEmpty()
                && messages.getFirst() instanceof ChatMessage.FromUser first
                && first.system()) {
            system += "\n\n" + first.text();
            messages.removeFirst();
        }
        CacheMark mark = ClaudeCaching.mark(request, concessions);
        return new ChatRequest(
                request,
                system,
                histories.encode(
                        request.conversation(), ClaudeCaching.marked(messages, mark)),
                concessions);
    }

    @Override
    public void writeTo(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", request.model());
        json.writeArrayPropertyStart("messages");
        ChatMessageWriter.writeSystem(system, ClaudeCaching.mark(request, concessions), json);
        messages.forEach(message -> message.writeTo(json));
        json.writeEndArray();
        json.writeBooleanProperty("stream", true);
        if (concessions.sends(ChatFields.USAGE)) {
            json.writeObjectPropertyStart("stream_options");
            json.writeBooleanProperty("include_usage", true);
            json.writeEndObject();
        }
        String effort =
                concessions.value(
                        ChatFields.EFFORT,
                        request.reasoning()
                                .flatMap(ModelRequest.Reasoning::effort)
                                .map(ReasoningEffort::word)
                                .orElse(""));
        if (concessions.sends(ChatFields.EFFORT) && !effort.isEmpty()) {
            json.writeStringProperty("reasoning_effort", effort);
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
            if (concessions.sends(ChatFields.STRICT)) {
                json.writeBooleanProperty("strict", false);
            }
            json.writeName("parameters");
            SchemaDialect.JSON_SCHEMA.write(function.parameters(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
