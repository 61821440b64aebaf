package dev.basalt.adapter.models.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.TokenUsage;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.OptionalLong;

class UsageTest {

    private final Usage usage = new Usage();

    @Test
    void inputIsAllOfItAndWhatWasWrittenForAnHourIsNamed() {
        receive(
                """
                {"input_tokens":12,"cache_creation_input_tokens":300,"cache_read_input_tokens":2000,
                 "cache_creation":{"ephemeral_5m_input_tokens":200,"ephemeral_1h_input_tokens":100},
                 "output_tokens":1}\
                """);
        receive("{\"output_tokens\":89,\"output_tokens_details\":{\"thinking_tokens\":30}}");

        assertEquals(
                Optional.of(
                        new TokenUsage(
                                2312,
                                OptionalLong.of(2000),
                                new TokenUsage.CacheWrites(
                                        OptionalLong.of(300), OptionalLong.of(100)),
                                89,
                                OptionalLong.of(30),
                                2401)),
                usage.total());
    }

    @Test
    void aGatewayMayNameOnlyForHowLongSomethingWasWritten() {
        receive(
                """
                {"input_tokens":12,"output_tokens":8,
                 "cache_creation":{"ephemeral_5m_input_tokens":200,"ephemeral_1h_input_tokens":100}}
                """);

        assertEquals(
                Optional.of(
                        new TokenUsage(
                                312,
                                OptionalLong.empty(),
                                new TokenUsage.CacheWrites(
                                        OptionalLong.of(300), OptionalLong.of(100)),
                                8,
                                OptionalLong.empty(),
                                320)),
                usage.total());
    }

    @Test
    void withoutFiguresThereIsNoUsage() {
        receive("{}");

        assertEquals(Optional.empty(), usage.total());
    }

    private void receive(String json) {
        usage.receive(JsonMapper.shared().readTree(json));
    }
}
