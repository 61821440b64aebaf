package dev.basalt.adapter.models.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "grüße", "🦕", "a🦕🦕b"})
    void wellFormedTextIsLeftAlone(String text) {
        assertSame(text, WellFormedJson.wellFormed(text));
    }

    @ParameterizedTest
    @CsvSource({
        "\uD83E, \uFFFD",
        "\uDD95, \uFFFD",
        "a\uD83Eb, a\uFFFDb",
        "🦕\uDD95\uD83E🦕, 🦕\uFFFD\uFFFD🦕",
        "\uDD95\uD83E, \uFFFD\uFFFD",
    })
    void halfCharactersAreReplaced(String text, String repaired) {
        assertEquals(repaired, WellFormedJson.wellFormed(text));
    }
}
