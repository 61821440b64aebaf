package dev.basalt.domain.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;

class FileContentTest {

    @ParameterizedTest
    @CsvSource({
        "61 62,       true",
        "c3 bc,       true",
        "f0 9f 98 80, true",
        "61 c3,       false",
        "ff fe 61 00, false",
        "c0 80,       false",
        "ed a0 80,    false",
    })
    void wellFormedUtf8IsDistinguishedFromOtherBytes(String hex, boolean utf8) {
        assertEquals(utf8, content(hex).isUtf8());
    }

    @Test
    void theCheckGoesOnAfterManyThousandCharacters() {
        String text = "ü".repeat(100_000);

        assertTrue(FileContent.of(text).isUtf8());
        assertFalse(FileContent.wrap((text + "\u00ff").getBytes(ISO_8859_1)).isUtf8());
    }

    @Test
    void equalBytesAreEqualContents() {
        assertEquals(FileContent.of("a"), content("61"));
        assertEquals(FileContent.of("a").hashCode(), content("61").hashCode());
        assertNotEquals(FileContent.of("a"), FileContent.of("b"));
    }

    @Test
    void toStringDoesNotContainTheText() {
        assertEquals("FileContent[6 bytes]", FileContent.of("secret").toString());
    }

    private static FileContent content(String hex) {
        return FileContent.wrap(HexFormat.ofDelimiter(" ").parseHex(hex));
    }
}
