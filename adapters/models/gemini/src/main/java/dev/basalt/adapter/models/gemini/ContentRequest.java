package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.adapter.models.http.request.Transcript;
import dev.basalt.adapter.models.http.schema.SchemaDialect;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Optional;

/**
 * A request in the language of the Gemini API. The provider caches what requests begin with by
 * itself; it must only stay the same.
 */
final class ContentRequest implements JsonContent {

    private final ModelRequest request;
    private final List<EncodedPiece<SignedTurn>> turns;

    private final Concessions concessions;
    private final Optional<String> continuation;

    /**
     * Shares what it can with the conversation's last request.
     *
     * @param concessions what the provider does not take
     * @param continuation the token with which the model goes on with its answer
     */
    ContentRequest(
            ModelRequest asked,
            EncodedHistories<SignedTurn> histories,
            Concessions concessions,
            Optional<String> continuation) {
        this.concessions = concessions;
        this.continuation = continuation;
        this.request = asked.withoutDeveloperRole();
        this.turns =
                histories.encode(
                        request.conversation(),
                        SignedTurn.of(
                                Transcript.of(
                                        concessions.sends(ContentFields.CALL_STATES)
                                                ? request
                                                : request.withoutCallStates(),
                                        state(request)),
                                demandsSignatures(),
                                concessions.sends(ContentFields.CALL_IDS)));
    }

    private boolean demandsSignatures() {
        return SignedTurn.areDemanded(request.model())
                || !concessions.value(ContentFields.SIGNATURES, "").isEmpty();
    }

    /** The signatures of the provider of a request are kept for it. */
    static ProviderState state(ModelRequest request) {
        return ProviderState.of("gemini", request);
    }

    @Override
    public void writeTo(JsonGenerator json) {
        json.writeStartObject();
        if (!request.instructions().isBlank()) {
            json.writeObjectPropertyStart("systemInstruction");
            json.writeArrayPropertyStart("parts");
            json.writeStartObject();
            json.writeStringProperty("text", request.instructions());
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("contents");
        turns.forEach(turn -> turn.writeTo(json));
        json.writeEndArray();
        writeTools(json);
        writeGeneration(json);
        continuation.ifPresent(token -> json.writeStringProperty("continuationToken", token));
        json.writeEndObject();
    }

    private void writeTools(JsonGenerator json) {
        List<ToolSpec.Function> functions = FunctionsOnly.of(request.tools());
        if (functions.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("tools");
        json.writeStartObject();
        json.writeArrayPropertyStart("functionDeclarations");
        for (ToolSpec.Function function : functions) {
            json.writeStartObject();
            json.writeStringProperty("name", function.name());
            json.writeStringProperty("description", function.description());
            if (!SchemaDialect.isEmpty(function.parameters())) {
                json.writeName("parameters");
                SchemaDialect.OPEN_API.write(function.parameters(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeGeneration(JsonGenerator json) {
        boolean limited =
                request.maxOutputTokens().isPresent()
                        && concessions.sends(ContentFields.MAX_OUTPUT);
        boolean thinking =
                request.reasoning().isPresent() && concessions.sends(ContentFields.THINKING);
        if (!limited && !thinking) {
            return;
        }
        json.writeObjectPropertyStart("generationConfig");
        if (limited) {
            String usual = Long.toString(request.maxOutputTokens().orElse(0));
            json.writeNumberProperty(
                    "maxOutputTokens",
                    Long.parseLong(concessions.value(ContentFields.MAX_OUTPUT, usual)));
        }
        if (thinking) {
            ThinkingConfig.write(
                    request.model(), request.reasoning().orElseThrow(), concessions, json);
        }
        json.writeEndObject();
    }
}
