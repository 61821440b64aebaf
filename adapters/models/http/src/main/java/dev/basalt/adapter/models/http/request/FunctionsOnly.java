package dev.basalt.adapter.models.http.request;

import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.spec.LocalShellFunction;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tools and calls as the APIs know them that have no tools but functions. */
public final class FunctionsOnly {

    private static final JsonFactory JSON = new JsonFactory();

    private FunctionsOnly() {}

    /** Returns the tools that can be offered. A free-form tool takes its text as one parameter. */
    public static List<ToolSpec.Function> of(List<ToolSpec> tools) {
        return tools.stream().map(FunctionsOnly::of).flatMap(Optional::stream).toList();
    }

    private static Optional<ToolSpec.Function> of(ToolSpec tool) {
        return switch (tool) {
            case ToolSpec.Function function -> Optional.of(function);
            case ToolSpec.LocalShell() -> Optional.empty();
            case ToolSpec.Custom(var name, var description, var grammar) ->
                    Optional.of(
                            new ToolSpec.Function(
                                    name,
                                    description,
                                    new Schema.Struct(
                                            Map.of(
                                                    ToolSpec.Custom.PARAMETER,
                                                    new Schema.Text(
                                                            Optional.of(
                                                                    "Input text. It must match this"
                                                                            + " Lark grammar:\n"
                                                                            + grammar))),
                                            List.of(ToolSpec.Custom.PARAMETER),
                                            Optional.empty())));
        };
    }

    /** Returns the call of a function that does the same. */
    public static HistoryItem.FunctionCall of(
            HistoryItem.LocalShellCall call, LocalShellFunction function) {
        return call(
                call.id(),
                call.outputId(),
                function.name(),
                json -> {
                    json.writeArrayPropertyStart(function.command());
                    call.command().forEach(json::writeString);
                    json.writeEndArray();
                    call.directory()
                            .ifPresent(
                                    path -> json.writeStringProperty(function.directory(), path));
                    call.timeout()
                            .map(Duration::toMillis)
                            .ifPresent(
                                    millis -> json.writeNumberProperty(function.timeout(), millis));
                });
    }

    /** Returns the call of a function that takes the input as its one parameter. */
    public static HistoryItem.FunctionCall of(HistoryItem.CustomToolCall call) {
        return call(
                call.id(),
                call.callId(),
                call.name(),
                json -> json.writeStringProperty(ToolSpec.Custom.PARAMETER, call.input()));
    }

    private static HistoryItem.FunctionCall call(
            Optional<String> id, String callId, String name, JsonContent arguments) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            arguments.writeTo(json);
            json.writeEndObject();
        }
        return new HistoryItem.FunctionCall(id, callId, name, text.toString());
    }
}
