package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.TokenUsage;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.OptionalLong;

class OpenAiUsageTest {

    @Test
    void responsesCountWhatIsReadFromTheCacheAndWrittenToIt() {
        assertEquals(
                usage(2000, cached(1500), writes(400), 90, reasoning(30), 2090),
                read(
                        """
                        {"input_tokens":2000,
                         "input_tokens_details":{"cached_tokens":1500,"cache_write_tokens":400},
                         "output_tokens":90,"output_tokens_details":{"reasoning_tokens":30},
                         "total_tokens":2090}\
                        """));
    }

    @Test
    void openRouterCountsWritesToTheCacheOfClaude() {
        assertEquals(
                usage(2000, cached(0), writes(1900), 5, reasoning(0), 2005),
                read(
                        """
                        {"prompt_tokens":2000,"completion_tokens":5,"total_tokens":2005,"cost":0.01,
                         "prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":1900},
                         "completion_tokens_details":{"reasoning_tokens":0}}\
                        """));
    }

    @Test
    void liteLlmCountsWhatIsKeptForAnHour() {
        assertEquals(
                usage(
                        100,
                        cached(10),
                        new TokenUsage.CacheWrites(OptionalLong.of(80), OptionalLong.of(60)),
                        5,
                        OptionalLong.empty(),
                        105),
                read(
                        """
                        {"prompt_tokens":100,"completion_tokens":5,"total_tokens":105,
                         "prompt_tokens_details":{"cached_tokens":10,"cache_creation_tokens":80,
                          "cache_creation_token_details":{"ephemeral_5m_input_tokens":20,
                           "ephemeral_1h_input_tokens":60}},
                         "cache_creation_input_tokens":80,"cache_read_input_tokens":10}\
                        """));
    }

    @Test
    void aGatewayThatCountsTheCacheBesideTheInputIsUnderstood() {
        assertEquals(
                usage(2112, cached(2000), writes(100), 5, OptionalLong.empty(), 2117),
                read(
                        """
                        {"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,
                         "cache_creation_input_tokens":100,"cache_read_input_tokens":2000}\
                        """));
    }

    @Test
    void deepSeekNamesHits() {
        assertEquals(
                usage(100, cached(64), TokenUsage.CacheWrites.NONE, 20, reasoning(12), 120),
                read(
                        """
                        {"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,
                         "prompt_cache_hit_tokens":64,"prompt_cache_miss_tokens":36,
                         "completion_tokens_details":{"reasoning_tokens":12}}\
                        """));
    }

    @Test
    void moonshotHasNoDetails() {
        assertEquals(
                usage(100, cached(64), TokenUsage.CacheWrites.NONE, 20, OptionalLong.empty(), 120),
                read(
                        """
                        {"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,
                         "cached_tokens":64}\
                        """));
    }

    @Test
    void xAiCountsReasoningBesideTheOutput() {
        assertEquals(
                usage(32, cached(6), TokenUsage.CacheWrites.NONE, 103, reasoning(94), 135),
                read(
                        """
                        {"prompt_tokens":32,"completion_tokens":9,"total_tokens":135,
                         "prompt_tokens_details":{"cached_tokens":6},
                         "completion_tokens_details":{"reasoning_tokens":94}}\
                        """));
    }

    @Test
    void usageWithoutInputIsNone() {
        assertEquals(Optional.empty(), read("{\"completion_tokens\":5}"));
        assertEquals(Optional.empty(), read("null"));
    }

    private static Optional<TokenUsage> read(String json) {
        return OpenAiUsage.of(JsonMapper.shared().readTree(json));
    }

    private static Optional<TokenUsage> usage(
            long input,
            OptionalLong cached,
            TokenUsage.CacheWrites writes,
            long output,
            OptionalLong reasoning,
            long total) {
        return Optional.of(new TokenUsage(input, cached, writes, output, reasoning, total));
    }

    private static OptionalLong cached(long tokens) {
        return OptionalLong.of(tokens);
    }

    private static OptionalLong reasoning(long tokens) {
        return OptionalLong.of(tokens);
    }

    private static TokenUsage.CacheWrites writes(long tokens) {
        return new TokenUsage.CacheWrites(OptionalLong.of(tokens), OptionalLong.empty());
    }
}
