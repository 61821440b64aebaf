package dev.basalt.adapter.models.openai.chat;

import java.util.Locale;

/** What the word for the end of an answer means; servers have words of their own. */
enum FinishReason {
    /** The answer is whole. */
    END,
    /** Calls of tools end it. */
    CALLS,
    /** There was no room for more. */
    LENGTH,
    /** The conversation fills the model's context. */
    CONTEXT_FULL,
    /** The provider does not let it pass, now or later. */
    FILTER,
    /** The provider failed; another attempt may succeed. */
    FAILURE;

    static FinishReason of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "tool_calls", "tool_call", "tool_use", "function_call" -> CALLS;
            case "length", "max_tokens", "max_output_tokens", "max_completion_tokens" -> LENGTH;
            case "model_length", "model_context_window_exceeded", "context_length_exceeded" ->
                    CONTEXT_FULL;
            case "content_filter",
                    "content-filter",
                    "contentfilter",
                    "content_filtered",
                    "sensitive",
                    "safety",
                    "recitation",
                    "blocklist",
                    "prohibited_content",
                    "spii",
                    "refusal",
                    "guardrail_intervened" ->
                    FILTER;
            case "error",
                    "network_error",
                    "insufficient_system_resource",
                    "abort",
                    "aborted",
                    "malformed_function_call",
                    "malformed_response" ->
                    FAILURE;
            default -> END;
        };
    }
}
