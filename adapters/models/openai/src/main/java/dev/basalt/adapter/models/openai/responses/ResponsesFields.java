package dev.basalt.adapter.models.openai.responses;

import dev.basalt.adapter.models.http.refusal.NamedValue;
import dev.basalt.adapter.models.http.refusal.Negotiation;
import dev.basalt.adapter.models.http.refusal.OptionalField;
import dev.basalt.adapter.models.openai.OpenAiModels;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.List;
import java.util.Optional;

/** What not every model, organization and server takes of the Responses API. */
final class ResponsesFields {

    static final OptionalField EFFORT =
            OptionalField.of(
                            "reasoning.effort",
                            "reasoning[._]effort|\\beffort\\b",
                            request -> Optional.of(effort(request).orElse("")))
                    .or(NamedValue.on(ReasoningEffort.SCALE));

    /** Organizations that are not verified get none. */
    static final OptionalField SUMMARY =
            OptionalField.of(
                            "reasoning.summary",
                            "reasoning[._]summary|reasoning summar|['\"`(]summary['\"`)]",
                            request ->
                                    request.reasoning()
                                            .map(reasoning -> reasoning.summary().word()))
                    .or(NamedValue.on(List.of("concise", "auto", "detailed")));

    static final OptionalField REASONING =
            OptionalField.of(
                    "reasoning", "['\"`(.]reasoning['\"`)]|\\breasoning: ", OptionalField.ALWAYS);

    static final OptionalField VERBOSITY =
            OptionalField.of(
                            "text.verbosity",
                            "verbosity|['\"`(]text['\"`)]|\\btext: ",
                            request -> request.verbosity().map(Verbosity::word))
                    .or(NamedValue.on(List.of("low", "medium", "high")));

    static final OptionalField PARALLEL_CALLS =
            OptionalField.of(
                    "parallel_tool_calls",
                    "parallel_tool_calls|parallel tool",
                    OptionalField.ALWAYS);

    static final OptionalField INCLUDE =
            OptionalField.of(
                    "include",
                    "['\"`(.]include['\"`)\\[:]|\\binclude(?:\\[|: )"
                            + "|encrypted content is not supported|reasoning\\.encrypted_content",
                    OptionalField.ALWAYS);

    static final OptionalField CACHE_KEY =
            OptionalField.of("prompt_cache_key", "prompt_cache_key", OptionalField.ALWAYS);

    /** Nobody is asked to store what the user does not want stored. */
    static final OptionalField STORE =
            OptionalField.of(
                            "store",
                            "['\"`(.]store['\"`)]|\\bstore: |store must be (?:set to )?false",
                            OptionalField.ALWAYS)
                    .or(NamedValue.when("must be (?:set to )?false", "false"));

    static final OptionalField TOOL_CHOICE =
            OptionalField.of("tool_choice", "tool_choice", OptionalField.ALWAYS);

    static final OptionalField STRICT =
            OptionalField.of(
                    "strict of tools",
                    "['\"`]strict['\"`]|\\.strict\\b",
                    request -> request.tools().isEmpty() ? Optional.empty() : Optional.of("false"));

    /** Ids of another provider, or of responses that are not stored. */
    static final OptionalField IDS =
            OptionalField.of(
                            "ids of earlier items",
                            "input(?:\\[\\d+\\]|\\.\\d+)(?:\\.\\w+)?\\.id\\b"
                                    + "|without its required '?reasoning"
                                    + "|an id that begins with|item with id",
                            OptionalField.ALWAYS)
                    .ofConversation();

    /** What else the provider sent with messages and calls, such as their phase and status. */
    static final OptionalField STATES =
            OptionalField.of(
                    "members of earlier items (phase, status and others)",
                    "input(?:\\[\\d+\\]|\\.\\d+)\\."
                            + "(?!(?:id|type|role|content|name|arguments|input|output|call_id"
                            + "|summary|encrypted_content|reasoning\\w*)\\b)"
                            + "(?:\\w+\\.(?:phase|status)|\\w+(?![\\w.]))"
                            + "|['\"`](?:phase|status)['\"`]",
                    request ->
                            request.input().stream().anyMatch(ResponsesFields::hasState)
                                    ? Optional.of("sent")
                                    : Optional.empty());

    static final List<OptionalField> ALL =
            List.of(
                    IDS,
                    STATES,
                    EFFORT,
                    SUMMARY,
                    VERBOSITY,
                    PARALLEL_CALLS,
                    INCLUDE,
                    CACHE_KEY,
                    STORE,
                    TOOL_CHOICE,
                    STRICT,
                    REASONING);

    /** Refusals of reasoning in the history. */
    static final String THOUGHTS =
            Negotiation.SIGNATURES
                    + "|type '?reasoning'? was provided without|item with id '?rs_"
                    + "|input(?:\\[\\d+\\]|\\.\\d+)\\."
                    + "(?:encrypted_content|summary|content|reasoning\\w*)\\b"
                    + "|reasoning items? (?:is|are) not";

    private ResponsesFields() {}

    private static boolean hasState(HistoryItem item) {
        return switch (item) {
            case HistoryItem.Message message -> message.state().isPresent();
            case HistoryItem.FunctionCall call -> call.state().isPresent();
            case HistoryItem.CustomToolCall call -> call.state().isPresent();
            case HistoryItem.Reasoning _, HistoryItem.LocalShellCall _, HistoryItem.Output _ ->
                    false;
        };
    }

    /** Returns the effort that a request is sent with. */
    static Optional<String> effort(ModelRequest request) {
        return request.reasoning()
                .flatMap(reasoning ->
                        reasoning.effort().or(() -> OpenAiModels.defaultEffort(request.model())))
                .map(ReasoningEffort::word);
    }
}
