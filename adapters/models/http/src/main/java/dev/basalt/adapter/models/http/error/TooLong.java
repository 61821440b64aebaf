package dev.basalt.adapter.models.http.error;

import java.util.List;
import java.util.Locale;

/**
 * How providers, local servers and gateways say that a conversation does not fit into the model's
 * context. One list for all APIs: a gateway passes on the words of whatever is behind it.
 */
public final class TooLong {

    private static final List<String> PHRASES =
            List.of(
                    "context_length_exceeded",
                    "context_window_exceeded",
                    "context_limit_exceeded",
                    "model_max_prompt_tokens_exceeded",
                    "tokens_limit_reached",
                    "exceed_context_size",
                    "string_above_max_length",
                    "maximum context length",
                    "max context length",
                    "maximum context window",
                    "maximum context size",
                    "maximum model length",
                    "maximum prompt length",
                    "max prompt length",
                    "maximum input length",
                    "context length exceeded",
                    "context size exceeded",
                    "context window exceeded",
                    "context window is full",
                    "context window exceeds",
                    "context window limit",
                    "context size has been exceeded",
                    "context overflow",
                    "context the overflows",
                    "exceeds the context",
                    "exceed the context",
                    "exceeded the context",
                    "exceeds the available context",
                    "exceeds context",
                    "exceed context limit",
                    "exceeds the model's context",
                    "exceeds the model's maximum context",
                    "exceeds model context",
                    "greater than the context length",
                    "larger than the context",
                    "longer than the context",
                    "longer than the model's context",
                    "prompt is too long",
                    "prompt too long",
                    "prompt is too large",
                    "input is too long",
                    "input too long",
                    "input is too large",
                    "conversation is too long",
                    "messages are too long",
                    "exceeds the maximum number of tokens",
                    "exceeds the maximum allowed number of tokens",
                    "exceeds the maximum number of input tokens",
                    "input token count",
                    "prompt token count",
                    "exceeded model token limit",
                    "exceeds model token limit",
                    "exceeds the token limit",
                    "exceeds token limit",
                    "exceeds max length",
                    "exceeds the max length",
                    "exceeds maximum length",
                    "exceeds the maximum length",
                    "exceeds maximum input",
                    "exceeds the maximum input",
                    "range of input length",
                    "too many tokens:",
                    "too many input tokens",
                    "`max_new_tokens` must be <=",
                    "reduce the length of the messages",
                    "reduce the length of your prompt",
                    "reduce the length of the prompt",
                    "reduce the length of the input");

    private TooLong() {}

    /** Returns whether a message, or the code of an error, says so. */
    public static boolean says(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return PHRASES.stream().anyMatch(lower::contains);
    }
}
