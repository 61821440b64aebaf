package dev.basalt.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class JsonStringTest {

    private static final String TEXT = "\"\\/\n\r\t\b\f\u0000\u001f~\u007fé😀\ud800";

    @Test
    void onlyWhatMustBeIsEscaped() {
        assertEquals(
                "\"\\\"\\\\/\\n\\r\\t\\b\\f\\u0000\\u001f~\u007fé😀\ud800\"",
                JsonString.quote(TEXT));
    }

    @Test
    void whatIsNotAsciiCanBeEscapedWithoutLosingHalfAPair() {
        assertEquals(
                "\"\\\"\\\\/\\n\\r\\t\\b\\f\\u0000\\u001f~\\u007f\\u00e9\\ud83d\\ude00\\ud800\"",
                JsonString.quoteAscii(TEXT));
    }
}
