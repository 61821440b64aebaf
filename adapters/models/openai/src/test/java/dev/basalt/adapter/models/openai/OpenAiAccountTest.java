package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;

class OpenAiAccountTest {

    @Test
    void theKeyInTheEnvironmentIsTakenWithoutBlanksAroundIt() {
        assertEquals(
                Optional.of("sk-env"), OpenAiAccount.keyIn(Map.of("OPENAI_API_KEY", " sk-env ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankKeyIsNone(String blank) {
        assertEquals(Optional.empty(), OpenAiAccount.keyIn(Map.of("OPENAI_API_KEY", blank)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, true",
        "https://chatgpt.com/backend-api/codex, true",
        "http://api.openai.com/v1, false",
        "https://api.openai.com.evil.example/v1, false",
        "https://api.openai.com@evil.example/v1, false",
        "https://evil.example/api.openai.com, false",
        "not an address, false"
    })
    void itsCredentialIsForTheHostsOfOpenAiOverHttps(String url, boolean owned) {
        assertEquals(owned, OpenAiAccount.SERVICE.owns(url));
    }
}
