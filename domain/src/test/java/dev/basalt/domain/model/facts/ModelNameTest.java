package dev.basalt.domain.model.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNameTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-5.6-sol,                                    gpt-5.6-sol",
        "openai/gpt-5.6-sol,                             gpt-5.6-sol",
        "openai.gpt-5.6-sol,                             gpt-5.6-sol",
        "anthropic/claude-opus-5.5,                      claude-opus-5-5",
        "anthropic.claude-opus-5-5-v1:0,                 claude-opus-5-5-v1:0",
        "eu.anthropic.claude-opus-5-5,                   claude-opus-5-5",
        "global.anthropic.claude-opus-5-5,               claude-opus-5-5",
        "us-gov.anthropic.claude-opus-5-5,               claude-opus-5-5",
        "publishers/google/models/gemini-3.8-flash,      gemini-3.8-flash",
        "MiniMax-M3,                                     minimax-m3",
        "qwen3.8-max,                                    qwen3.8-max",
        "o3,                                             o3",
    })
    void makersRegionsAndDotsOfGatewaysAreNoPartOfIt(String name, String plain) {
        assertEquals(plain, ModelName.ofMaker(name));
    }
}
