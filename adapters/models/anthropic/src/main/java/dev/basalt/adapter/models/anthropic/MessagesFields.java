package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.refusal.NamedValue;
import dev.basalt.adapter.models.http.refusal.Negotiation;
import dev.basalt.adapter.models.http.refusal.OptionalField;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;

import java.util.List;
import java.util.Optional;

/** What not every model and gateway takes of the Messages API. */
final class MessagesFields {

    /** How the model is asked to think: by its type, of which models take different ones. */
    static final OptionalField THINKING =
            OptionalField.of(
                            "thinking",
                            "thinking\\.type|thinking\\.(?:adaptive|enabled|disabled)(?!\\.display)"
                                    + "|(?:adaptive|extended) thinking|not support thinking"
                                    + "|thinking is not (?:supported|available|enabled)"
                                    + "|\\bthinking: |[('\"]thinking['\")]|budget_tokens"
                                    + "|expected .{0,2}thinking",
                            request -> MessagesRequest.thinking(request).type())
                    .or(NamedValue.on(List.of("disabled", "enabled", "adaptive")));

    static final OptionalField DISPLAY =
            OptionalField.of(
                    "thinking.display",
                    "thinking\\.(?:\\w+\\.)?display|['\"`]display['\"`]",
                    request ->
                            MessagesRequest.thinking(request) instanceof ThinkingMode.Adaptive
                                    ? Optional.of("sent")
                                    : Optional.empty());

    static final OptionalField EFFORT =
            OptionalField.of(
                            "output_config.effort",
                            "output_config|\\beffort\\b",
                            request ->
                                    request.reasoning()
                                            .map(reasoning ->
                                                    reasoning
                                                            .effort()
                                                            .map(ReasoningEffort::word)
                                                            .orElse("")))
                    .or(NamedValue.on(ReasoningEffort.SCALE));

    static final OptionalField MAX_TOKENS =
            OptionalField.of(
                            "max_tokens",
                            "max_tokens|output tokens",
                            request -> Optional.of(Long.toString(MessagesRequest.limit(request))))
                    .or(NamedValue.limit())
                    .neverLeftOut();

    static final OptionalField PARALLEL_CALLS =
            OptionalField.of(
                    "tool_choice.disable_parallel_tool_use",
                    "parallel_tool",
                    request ->
                            request.parallelToolCalls() ? Optional.empty() : Optional.of("true"));

    static final OptionalField TOOL_CHOICE =
            OptionalField.of("tool_choice", "tool_choice", MessagesFields::ifThereAreTools);

    static final OptionalField CACHE =
            OptionalField.of("cache_control", "cache_control|prompt caching", OptionalField.ALWAYS);

    static final OptionalField BETA =
            OptionalField.of(
                    "the header anthropic-beta",
                    "anthropic[-_]beta|interleaved-thinking|beta header",
                    request ->
                            MessagesRequest.thinking(request) instanceof ThinkingMode.Budget
                                    ? Optional.of("sent")
                                    : Optional.empty());

    /** What the provider adds to its calls, such as who may call. */
    static final OptionalField CALL_STATES =
            OptionalField.of(
                    "members of earlier calls",
                    "content\\.\\d+\\.tool_use\\.(?!(?:id|type|name|input|cache_control)\\b)\\w+",
                    request -> request.hasCallStates() ? Optional.of("sent") : Optional.empty());

    static final List<OptionalField> ALL =
            List.of(
                    CALL_STATES,
                    BETA,
                    DISPLAY,
                    THINKING,
                    EFFORT,
                    CACHE,
                    PARALLEL_CALLS,
                    TOOL_CHOICE,
                    MAX_TOKENS);

    /** Refusals of reasoning in the history, but not those that miss some. */
    static final String THOUGHTS =
            "(?s)\\A(?!.*expected .{0,2}thinking).*(?:"
                    + Negotiation.SIGNATURES
                    + "|thinking.? block|blocks? (?:is|are) bound"
                    + "|content\\.\\d+\\.(?:thinking|signature|redacted_thinking))";

    private MessagesFields() {}

    private static Optional<String> ifThereAreTools(ModelRequest request) {
        return request.tools().isEmpty() ? Optional.empty() : Optional.of("auto");
    }
}
