package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.adapter.models.http.request.SchemaDialect;
import dev.basalt.adapter.models.http.request.Transcript;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;

import java.util.List;

/** A request in the language of the Messages API. */
final class MessagesRequest implements JsonContent {

    /** What every model that speaks this API can write, but for the oldest, which are known. */
    private static final long CAUTIOUS_MAX_TOKENS = 8_192;

    private final ModelRequest request;
    private final long maxTokens;
    private final ThinkingMode thinking;
    private final List<EncodedPiece<MarkedTurn>> turns;

    /** Shares what it can with the conversation's last request. */
    MessagesRequest(ModelRequest asked, EncodedHistories<MarkedTurn> histories) {
        this.request = asked.withoutDeveloperRole();
        this.maxTokens = request.maxOutputTokens().orElse(CAUTIOUS_MAX_TOKENS);
        this.thinking = ThinkingMode.of(request, maxTokens);
        this.turns =
                histories.encode(
                        request.conversation(), MarkedTurn.of(Transcript.of(request, state())));
    }

    /** What the provider wants back is kept for it. */
    ProviderState state() {
        return ProviderState.of("anthropic", request);
    }

    ThinkingMode thinking() {
        return thinking;
    }

    long maxTokens() {
        return maxTokens;
    }

    /** Returns whether the reasoning of the model is shown. */
    boolean thoughtsAreShown() {
        return request.reasoning()
                .map(reasoning -> !reasoning.summary().equals(ReasoningSummary.NONE))
                .orElse(false);
    }

    @Override
    public void writeTo(JsonGenerator json) {
        json.writeStartObject();
        if (VertexClaude.at(request.provider())) {
            json.writeStringProperty("anthropic_version", VertexClaude.VERSION);
        } else {
            json.writeStringProperty("model", request.model());
        }
        json.writeNumberProperty("max_tokens", maxTokens);
        if (!request.instructions().isBlank()) {
            // the tools come before it, so that they are cached with it
            json.writeArrayPropertyStart("system");
            json.writeStartObject();
            json.writeStringProperty("type", "text");
            json.writeStringProperty("text", request.instructions());
            TurnWriter.writeCacheMark(json);
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeArrayPropertyStart("messages");
        turns.forEach(turn -> turn.writeTo(json));
        json.writeEndArray();
        writeTools(json);
        writeThinking(json);
        json.writeBooleanProperty("stream", true);
        json.writeEndObject();
    }

    private void writeTools(JsonGenerator json) {
        List<ToolSpec.Function> functions = FunctionsOnly.of(request.tools());
        if (functions.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("tools");
        for (ToolSpec.Function function : functions) {
            json.writeStartObject();
            json.writeStringProperty("name", function.name());
            json.writeStringProperty("description", function.description());
            json.writeName("input_schema");
            SchemaDialect.JSON_SCHEMA.write(function.parameters(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("tool_choice");
        json.writeStringProperty("type", "auto");
        if (!request.parallelToolCalls()) {
            json.writeBooleanProperty("disable_parallel_tool_use", true);
        }
        json.writeEndObject();
    }

    private void writeThinking(JsonGenerator json) {
        switch (thinking) {
            case ThinkingMode.Off() -> {
                // what is not asked for is not done
            }
            case ThinkingMode.Disabled() -> {
                json.writeObjectPropertyStart("thinking");
                json.writeStringProperty("type", "disabled");
                json.writeEndObject();
            }
            case ThinkingMode.Budget(long tokens, _) -> {
                json.writeObjectPropertyStart("thinking");
                json.writeStringProperty("type", "enabled");
                json.writeNumberProperty("budget_tokens", tokens);
                json.writeEndObject();
            }
            case ThinkingMode.Adaptive(var effort, boolean shown) -> {
                json.writeObjectPropertyStart("thinking");
                json.writeStringProperty("type", "adaptive");
                json.writeStringProperty("display", shown ? "summarized" : "omitted");
                json.writeEndObject();
                effort.ifPresent(word -> {
                    json.writeObjectPropertyStart("output_config");
                    json.writeStringProperty("effort", word);
                    json.writeEndObject();
                });
            }
        }
    }
}
