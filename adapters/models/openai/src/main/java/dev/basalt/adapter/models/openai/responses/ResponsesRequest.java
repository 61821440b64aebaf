package dev.basalt.adapter.models.openai.responses;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.adapter.models.http.schema.SchemaDialect;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Optional;

/**
 * A request in the language of the Responses API; the order of the keys is codex 0.23.0's.
 *
 * @param concessions what the provider does not take
 */
record ResponsesRequest(
        ModelRequest request, List<EncodedPiece<HistoryItem>> input, Concessions concessions)
        implements JsonContent {

    /** Shares what it can with the conversation's last request. */
    static ResponsesRequest of(
            ModelRequest request,
            EncodedHistories<HistoryItem> histories,
            Concessions concessions) {
        var sent =
                new SentItems(
                        state(request),
                        concessions.sends(ResponsesFields.IDS),
                        concessions.sends(ResponsesFields.STATES));
        return new ResponsesRequest(
                request,
                histories.encode(request.conversation(), sent.of(request.input())),
                concessions);
    }

    /** What the model of a request wants back is kept for it. */
    static ProviderState state(ModelRequest request) {
        return ProviderState.of("responses", request);
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
        if (concessions.sends(ResponsesFields.TOOL_CHOICE)) {
            json.writeStringProperty("tool_choice", "auto");
        }
        if (concessions.sends(ResponsesFields.PARALLEL_CALLS)) {
            json.writeBooleanProperty("parallel_tool_calls", request.parallelToolCalls());
        }
        if (concessions.sends(ResponsesFields.REASONING)) {
            json.writeName("reasoning");
            writeReasoning(json);
        }
        if (concessions.sends(ResponsesFields.STORE)) {
            json.writeBooleanProperty("store", isStored());
        }
        json.writeBooleanProperty("stream", true);
        if (concessions.sends(ResponsesFields.INCLUDE)) {
            json.writeArrayPropertyStart("include");
            if (!isStored()) {
                // without it the service refuses reasoning that comes back, or ignores it; it is
                // accepted for models that do not reason
                json.writeString("reasoning.encrypted_content");
            }
            json.writeEndArray();
        }
        if (concessions.sends(ResponsesFields.CACHE_KEY)) {
            json.writeStringProperty("prompt_cache_key", request.conversation());
        }
        request.verbosity()
                .filter(_ -> concessions.sends(ResponsesFields.VERBOSITY))
                .ifPresent(verbosity -> {
                    json.writeObjectPropertyStart("text");
                    json.writeStringProperty(
                            "verbosity",
                            concessions.value(ResponsesFields.VERBOSITY, verbosity.word()));
                    json.writeEndObject();
                });
        json.writeEndObject();
    }

    /** Azure's versioned interface refuses reasoning whose response is not stored. */
    private boolean isStored() {
        boolean usual =
                request.storeResponses()
                        || request.provider().queryParams().containsKey("api-version");
        return Boolean.parseBoolean(
                concessions.value(ResponsesFields.STORE, Boolean.toString(usual)));
    }

    private void writeReasoning(JsonGenerator json) {
        Optional<String> effort =
                Optional.of(
                                concessions.value(
                                        ResponsesFields.EFFORT,
                                        ResponsesFields.effort(request).orElse("")))
                        .filter(word -> concessions.sends(ResponsesFields.EFFORT))
                        .filter(word -> !word.isEmpty());
        Optional<String> summary =
                request.reasoning()
                        .filter(_ -> concessions.sends(ResponsesFields.SUMMARY))
                        .map(asked ->
                                concessions.value(ResponsesFields.SUMMARY, asked.summary().word()));
        if (effort.isEmpty() && summary.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        effort.ifPresent(word -> json.writeStringProperty("effort", word));
        summary.ifPresent(word -> json.writeStringProperty("summary", word));
        json.writeEndObject();
    }

    private void write(ToolSpec tool, JsonGenerator json) {
        json.writeStartObject();
        switch (tool) {
            case ToolSpec.Function(var name, var description, var parameters) -> {
                json.writeStringProperty("type", "function");
                json.writeStringProperty("name", name);
                json.writeStringProperty("description", description);
                if (concessions.sends(ResponsesFields.STRICT)) {
                    json.writeBooleanProperty("strict", false);
                }
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
