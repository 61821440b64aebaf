package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.refusal.NamedValue;
import dev.basalt.adapter.models.http.refusal.Negotiation;
import dev.basalt.adapter.models.http.refusal.OptionalField;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.List;
import java.util.Optional;

/** What not every server that speaks the Chat Completions API takes. */
final class ChatFields {

    /** The token usage at the end of a stream. */
    static final OptionalField USAGE =
            OptionalField.of(
                    "stream_options", "stream_options|include_usage", OptionalField.ALWAYS);

    static final OptionalField EFFORT =
            OptionalField.of(
                            "reasoning_effort",
                            "reasoning[._]effort|\\beffort\\b|\\bthink(?:ing)? (?:value|level)"
                                    + "|not support (?:thinking|reasoning)\\b",
                            request ->
                                    Optional.of(
                                            request.reasoning()
                                                    .flatMap(ModelRequest.Reasoning::effort)
                                                    .map(ReasoningEffort::word)
                                                    .orElse("")))
                    .or(NamedValue.on(ReasoningEffort.SCALE));

    /** Members of answers that providers want back, refused by those that do not. */
    static final OptionalField KEPT =
            OptionalField.of(
                    "members of earlier answers (reasoning_content and others)",
                    "(?s)\\A(?=.*(?:unsupported|not supported|unknown|unrecognized|unexpected"
                            + "|extra inputs|not permitted|not allowed|additional propert"
                            + "|extra_forbidden))(?=.*(?:\\breasoning(?:_content|_details)?\\b"
                            + "|thinking_blocks|extra_content|provider_specific_fields"
                            + "|signature|opaque|encrypted"
                            + "|messages?(?:\\[\\d+\\]|\\.\\d+)\\.(?:assistant\\.)?"
                            + "(?!(?:role|content|name|tool_calls|tool_call_id)\\b)[a-z]\\w+"
                            + "|tool_calls(?:\\[\\d+\\]|\\.\\d+)\\."
                            + "(?!(?:id|type|function|index)\\b)[a-z]\\w+))",
                    request ->
                            request.input().stream()
                                            .anyMatch(HistoryItem.Reasoning.class::isInstance)
                                    ? Optional.of("sent")
                                    : Optional.empty());

    static final OptionalField STRICT =
            OptionalField.of(
                    "strict of tools",
                    "['\"`]strict['\"`]|\\.strict\\b",
                    request -> request.tools().isEmpty() ? Optional.empty() : Optional.of("false"));

    static final OptionalField THINKING =
            OptionalField.of(
                    "thinking",
                    "['\"`(.]thinking['\"`)\\[.]|\\bthinking: |clear_thinking",
                    ChatRequest::thinking);

    static final OptionalField CACHE =
            OptionalField.of(
                    "cache_control",
                    "cache_control|prompt caching",
                    request ->
                            ChatRequest.isClaudeAtOpenRouter(request)
                                    ? Optional.of("sent")
                                    : Optional.empty());

    static final List<OptionalField> ALL = List.of(CACHE, USAGE, EFFORT, KEPT, THINKING, STRICT);

    /** Refusals of reasoning in the history. */
    static final String THOUGHTS = Negotiation.SIGNATURES;

    private ChatFields() {}
}
