package dev.basalt.adapter.models.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.TokenUsage;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.OptionalLong;

class UsageTest {

    @Test
    void thoughtsAreOutput() {
        assertEquals(
                Optional.of(
                        new TokenUsage(
                                1200, OptionalLong.of(1000), 130, OptionalLong.of(100), 1330)),
                read(
                        """
                        {"promptTokenCount":1150,"toolUsePromptTokenCount":50,
                         "cachedContentTokenCount":1000,"candidatesTokenCount":30,
                         "thoughtsTokenCount":100,"totalTokenCount":1330}\
                        """));
    }

    @Test
    void thoughtsThatAGatewayHasCountedAsOutputAreNotCountedTwice() {
        assertEquals(
                Optional.of(
                        new TokenUsage(
                                1200, OptionalLong.empty(), 130, OptionalLong.of(100), 1330)),
                read(
                        """
                        {"promptTokenCount":1200,"candidatesTokenCount":130,
                         "thoughtsTokenCount":100,"totalTokenCount":1330}\
                        """));
    }

    @Test
    void usageWithoutAPromptIsNone() {
        assertEquals(Optional.empty(), read("{\"candidatesTokenCount\":5}"));
    }

    private static Optional<TokenUsage> read(String json) {
        return Usage.of(JsonMapper.shared().readTree(json));
    }
}
