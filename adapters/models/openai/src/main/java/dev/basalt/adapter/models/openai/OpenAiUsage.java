package dev.basalt.adapter.models.openai;

import dev.basalt.adapter.models.http.stream.StreamJson;
import dev.basalt.domain.model.TokenUsage;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The token usage in the words of OpenAI's two APIs, and of the services and gateways that speak
 * them. The first place that has a figure counts.
 */
public final class OpenAiUsage {

    private static final List<String> INPUT = List.of("/input_tokens", "/prompt_tokens");

    private static final List<String> OUTPUT = List.of("/output_tokens", "/completion_tokens");

    /** DeepSeek names hits, Moonshot and Fireworks have no details, LiteLLM adds Anthropic's. */
    private static final List<String> CACHED =
            List.of(
                    "/input_tokens_details/cached_tokens",
                    "/prompt_tokens_details/cached_tokens",
                    "/prompt_cache_hit_tokens",
                    "/cached_tokens",
                    "/num_cached_tokens",
                    "/cache_read_input_tokens",
                    "/cacheReadInputTokens");

    /** OpenAI and OpenRouter, LiteLLM, Alibaba, Bedrock. */
    private static final List<String> WRITTEN =
            List.of(
                    "/input_tokens_details/cache_write_tokens",
                    "/prompt_tokens_details/cache_write_tokens",
                    "/prompt_tokens_details/cache_creation_tokens",
                    "/prompt_tokens_details/cache_creation_input_tokens",
                    "/cache_creation_input_tokens",
                    "/cacheWriteInputTokens");

    private static final List<String> WRITTEN_FOR_AN_HOUR =
            List.of(
                    "/prompt_tokens_details/cache_creation_token_details/ephemeral_1h_input_tokens",
                    "/prompt_tokens_details/cache_creation/ephemeral_1h_input_tokens",
                    "/cache_creation/ephemeral_1h_input_tokens");

    private static final List<String> REASONING =
            List.of(
                    "/output_tokens_details/reasoning_tokens",
                    "/completion_tokens_details/reasoning_tokens",
                    "/reasoning_tokens");

    private OpenAiUsage() {}

    /** Reads it; empty where the size of the input is not named. */
    public static Optional<TokenUsage> of(JsonNode usage) {
        OptionalLong prompt = first(usage, INPUT);
        if (prompt.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong cached = first(usage, CACHED);
        OptionalLong written = first(usage, WRITTEN);
        OptionalLong reasoning = first(usage, REASONING);
        OptionalLong total = StreamJson.count(usage.path("total_tokens"));
        long input = prompt.getAsLong();
        long answer = first(usage, OUTPUT).orElse(0);
        long fromCache = cached.orElse(0) + written.orElse(0);
        if (fromCache > input) {
            // gateways in front of Claude count these beside the input, as Anthropic does
            input += fromCache;
        }
        long thought = reasoning.orElse(0);
        // xAI counts the reasoning beside the output
        boolean beside =
                thought > answer || (thought > 0 && total.orElse(0) == input + answer + thought);
        long output = beside ? answer + thought : answer;
        return Optional.of(
                new TokenUsage(
                        input,
                        cached,
                        new TokenUsage.CacheWrites(written, first(usage, WRITTEN_FOR_AN_HOUR)),
                        output,
                        reasoning,
                        fromCache > prompt.getAsLong()
                                ? Math.max(total.orElse(0), input + output)
                                : total.orElse(input + output)));
    }

    private static OptionalLong first(JsonNode usage, List<String> places) {
        for (String place : places) {
            OptionalLong figure = StreamJson.count(usage.at(place));
            if (figure.isPresent()) {
                return figure;
            }
        }
        return OptionalLong.empty();
    }
}
