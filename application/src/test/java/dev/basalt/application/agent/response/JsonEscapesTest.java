package dev.basalt.application.agent.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEscapesTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "\\ud83d, \\ufffd",
        "\\ud83d\\ude00, \\ud83d\\ude00",
        "\\ude00\\ud83d, \\ufffd\\ufffd",
        "\\\\ud83d, \\\\ud83d",
        "\\n\\uD83D x, \\n\\ufffd x",
        "\\u00e9\\ud8, \\u00e9\\ud8",
    })
    void halvesOfCharactersAreReplaced(String written, String wellFormed) {
        assertEquals(wellFormed, JsonEscapes.wellFormed(written));
    }
}
