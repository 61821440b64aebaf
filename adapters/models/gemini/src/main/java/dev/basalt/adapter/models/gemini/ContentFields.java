package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.refusal.NamedValue;
import dev.basalt.adapter.models.http.refusal.Negotiation;
import dev.basalt.adapter.models.http.refusal.OptionalField;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;

import java.util.List;
import java.util.Optional;

/** What not every model and gateway takes of the Gemini API. */
final class ContentFields {

    static final OptionalField LEVEL =
            OptionalField.of(
                            "thinkingLevel",
                            "thinking[_ ]?level",
                            request ->
                                    request.reasoning()
                                            .map(reasoning ->
                                                    reasoning
                                                            .effort()
                                                            .map(ReasoningEffort::word)
                                                            .orElse("")))
                    .or(NamedValue.on(ReasoningEffort.SCALE));

    static final OptionalField INCLUDE_THOUGHTS =
            OptionalField.of("includeThoughts", "include_?thoughts", ContentFields::ifReasoning);

    static final OptionalField THINKING =
            OptionalField.of(
                    "thinkingConfig",
                    "thinking_?config|thinking is not|not support thinking|thinking_?budget",
                    ContentFields::ifReasoning);

    static final OptionalField MAX_OUTPUT =
            OptionalField.of(
                            "maxOutputTokens",
                            "max_?output_?tokens|output tokens",
                            request ->
                                    request.maxOutputTokens().isPresent()
                                            ? Optional.of(
                                                    Long.toString(
                                                            request.maxOutputTokens().getAsLong()))
                                            : Optional.empty())
                    .or(NamedValue.limit());

    static final OptionalField CALL_IDS =
            OptionalField.of(
                    "ids of calls",
                    "unknown name .{0,2}id\\b|function_?(?:call|response)\\.id\\b",
                    OptionalField.ALWAYS);

    /** What the provider adds to its calls. */
    static final OptionalField CALL_STATES =
            OptionalField.of(
                    "members of earlier calls",
                    "unknown name .{0,2}(?!(?:id|name|args)\\b)\\w+.{0,40}function_?call",
                    request -> request.hasCallStates() ? Optional.of("sent") : Optional.empty());

    /** Models that demand a signature with the first call of an answer, also where none made it. */
    static final OptionalField SIGNATURES =
            OptionalField.of(
                            "calls without a signature",
                            "missing.{0,10}thought_?signature",
                            request ->
                                    SignedTurn.areDemanded(request.model())
                                            ? Optional.empty()
                                            : Optional.of(""))
                    .or(NamedValue.when("missing", "skip_thought_signature_validator"));

    static final List<OptionalField> ALL =
            List.of(
                    SIGNATURES,
                    CALL_STATES,
                    CALL_IDS,
                    LEVEL,
                    INCLUDE_THOUGHTS,
                    THINKING,
                    MAX_OUTPUT);

    /** Refusals of signatures in the history. */
    static final String THOUGHTS =
            Negotiation.SIGNATURES + "|unknown name .{0,2}thought_?signature";

    private ContentFields() {}

    private static Optional<String> ifReasoning(ModelRequest request) {
        return request.reasoning().map(_ -> "sent");
    }
}
