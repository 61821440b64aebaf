package dev.basalt.adapter.models.openai.responses;

import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.request.SchemaDialect;
import dev.basalt.adapter.models.openai.OpenAiModels;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Optional;

/** A request in the language of the Responses API; the order of the keys is codex 0.23.0's. */
record ResponsesRequest(ModelRequest request, List<EncodedPiece<HistoryItem>> input)
        implements JsonContent {

    /** Shares what it can with the conversation's last request. */
    static ResponsesRequest of(ModelRequest request, EncodedHistories<HistoryItem> histories) {
        return new ResponsesRequest(
                request,
                histories.encode(
                        request.conversation(),
                        request.input().stream().filter(ResponsesRequest::isAccepted).toList()));
    }

    /** Another API's reasoning would not be known. */
    private static boolean isAccepted(HistoryItem item) {
        return !(item instanceof HistoryItem.Reasoning reasoning) || reasoning.id().isPresent();
    }

    @Override
    public void writeTo(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", request.model());
        json.writeStringProperty("instructions", request.instructions());
        json.writeArrayPropertyStart("input");
        input.forEach(item -> item.writeTo(json));
        json.writeEndArray();
        json.writeArrayPropertyStart("tools");
        request.tools().forEach(tool -> write(tool, json));
        json.writeEndArray();
        json.writeStringProperty("tool_choice", "auto");
        json.writeBooleanProperty("parallel_tool_calls", request.parallelToolCalls());
        json.writeName("reasoning");
        writeReasoning(json);
        json.writeBooleanProperty("store", isStored());
        json.writeBooleanProperty("stream", true);
        json.writeArrayPropertyStart("include");
        if (!isStored()) {
            // without it the service refuses reasoning that comes back, or ignores it; it is
            // accepted for models that do not reason
            json.writeString("reasoning.encrypted_content");
        }
        json.writeEndArray();
        json.writeStringProperty("prompt_cache_key", request.conversation());
        request.verbosity()
                .ifPresent(verbosity -> {
                    json.writeObjectPropertyStart("text");
                    json.writeStringProperty("verbosity", verbosity.word());
                    json.writeEndObject();
                });
        json.writeEndObject();
    }

    /** Azure's versioned interface refuses reasoning whose response is not stored. */
    private boolean isStored() {
        return request.storeResponses()
                || request.provider().queryParams().containsKey("api-version");
    }

    private void writeReasoning(JsonGenerator json) {
        Optional<ModelRequest.Reasoning> reasoning = request.reasoning();
        if (reasoning.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        reasoning
                .get()
                .effort()
                .or(() -> OpenAiModels.defaultEffort(request.model()))
                .ifPresent(effort -> json.writeStringProperty("effort", effort.word()));
        json.writeStringProperty("summary", reasoning.get().summary().word());
        json.writeEndObject();
    }

    private static void write(ToolSpec tool, JsonGenerator json) {
        json.writeStartObject();
        switch (tool) {
            case ToolSpec.Function(var name, var description, var parameters) -> {
                json.writeStringProperty("type", "function");
                json.writeStringProperty("name", name);
                json.writeStringProperty("description", description);
                json.writeBooleanProperty("strict", false);
                json.writeName("parameters");
                SchemaDialect.JSON_SCHEMA.write(parameters, json);
            }
            case ToolSpec.LocalShell() -> json.writeStringProperty("type", "local_shell");
            case ToolSpec.Custom(var name, var description, var grammar) -> {
                json.writeStringProperty("type", "custom");
                json.writeStringProperty("name", name);
                json.writeStringProperty("description", description);
                json.writeObjectPropertyStart("format");
                json.writeStringProperty("type", "grammar");
                json.writeStringProperty("syntax", "lark");
                json.writeStringProperty("definition", grammar);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }
}
