package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.CacheMark;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.adapter.models.http.request.Transcript;
import dev.basalt.adapter.models.http.schema.SchemaDialect;
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
    private final Concessions concessions;

    /**
     * Shares what it can with the conversation's last request.
     *
     * @param concessions what the provider does not take
     */
    MessagesRequest(
            ModelRequest asked, EncodedHistories<MarkedTurn> histories, Concessions concessions) {
        this.request = asked.withoutDeveloperRole();
        this.concessions = concessions;
        this.maxTokens =
                Long.parseLong(
                        concessions.value(
                                MessagesFields.MAX_TOKENS, Long.toString(limit(request))));
        this.thinking = thinking(request, maxTokens, concessions);
        this.turns =
                histories.encode(
                        request.conversation(),
                        MarkedTurn.of(
                                Transcript.of(
                                        concessions.sends(MessagesFields.CALL_STATES)
                                                ? request
                                                : request.withoutCallStates(),
                                        state()),
                                mark()));
    }

    private CacheMark mark() {
        return CacheMark.of(request).when(concessions.sends(MessagesFields.CACHE));
    }

    /** Returns the limit of the answer that a request is usually sent with. */
    static long limit(ModelRequest request) {
        return request.maxOutputTokens().orElse(CAUTIOUS_MAX_TOKENS);
    }

    /** Returns how the model is usually asked to think. */
    static ThinkingMode thinking(ModelRequest request) {
        return ThinkingMode.of(request, limit(request));
    }

    private static ThinkingMode thinking(
            ModelRequest request, long maxTokens, Concessions concessions) {
        ThinkingMode usual = ThinkingMode.of(request, maxTokens);
        String type = usual.type().orElse("");
        String asked = concessions.value(MessagesFields.THINKING, type);
        if (!concessions.sends(MessagesFields.THINKING)) {
            return new ThinkingMode.Off();
        }
        return asked.equals(type) || request.reasoning().isEmpty()
                ? usual
                : ThinkingMode.of(asked, request.reasoning().get(), maxTokens);
    }

    /** Returns whether the provider is asked for what is still in a test phase. */
    boolean sendsBeta() {
        return thinking instanceof ThinkingMode.Budget(_, boolean interleaved)
                && interleaved
                && concessions.sends(MessagesFields.BETA);
    }

    /** What the provider wants back is kept for it. */
    ProviderState state() {
        return ProviderState.of("anthropic", request);
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
            mark().writeTo(json);
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
        if (!concessions.sends(MessagesFields.TOOL_CHOICE)) {
            return;
        }
        json.writeObjectPropertyStart("tool_choice");
        json.writeStringProperty("type", "auto");
        if (!request.parallelToolCalls() && concessions.sends(MessagesFields.PARALLEL_CALLS)) {
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
                if (concessions.sends(MessagesFields.DISPLAY)) {
                    json.writeStringProperty("display", shown ? "summarized" : "omitted");
                }
                json.writeEndObject();
                writeEffort(concessions.value(MessagesFields.EFFORT, effort.orElse("")), json);
            }
        }
    }

    private void writeEffort(String word, JsonGenerator json) {
        if (!word.isEmpty() && concessions.sends(MessagesFields.EFFORT)) {
            json.writeObjectPropertyStart("output_config");
            json.writeStringProperty("effort", word);
            json.writeEndObject();
        }
    }
}
