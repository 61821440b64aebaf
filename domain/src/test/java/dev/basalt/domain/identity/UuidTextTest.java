package dev.basalt.domain.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Either;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

class UuidTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "67e55044-10b1-426f-9247-bb680e5fe0c8",
                "67E5504410B1426F9247BB680E5FE0C8",
                "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
                "{67e5504410b1426f9247bb680e5fe0c8}",
                "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
                "URN:UUID:67e55044-10b1-426f-9247-bb680e5fe0c8"
            })
    void itIsReadInAnySpelling(String text) {
        assertEquals(
                Either.right(UUID.fromString("67e55044-10b1-426f-9247-bb680e5fe0c8")),
                UuidText.of(text).read());
    }

    /** The words of codex 0.23.0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '' | invalid length: expected length 32 for simple format, found 0
                    67e5 | invalid length: expected length 32 for simple format, found 4
                    x | invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], found `x` at 1
                    67e55044-10b1-426f-9247-bb680e5fe0cü | invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], found `ü` at 36
                    67e55044-10b1-426f-9247-bb680e5fe0c８ | invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], found `８` at 36
                    67e5-5044 | invalid group count: expected 5, found 2
                    67e55044-10b1-426f-9247-bb680e5fe0 | invalid group length in group 4: expected 12, found 10
                    67e55044-10b1-426f-9247-bb680e5fe0c81 | invalid group length in group 4: expected 12, found 13
                    67e5504-410b1-426f-9247-bb680e5fe0c8 | invalid group length in group 0: expected 8, found 7
                    urn:uuid:67e5504g-10b1-426f-9247-bb680e5fe0c8 | invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], found `g` at 8
                    {67e5} | invalid group count: expected 5, found 1
                    """)
    void anInvalidUuidIsDescribed(String text, String reason) {
        assertEquals(Either.left(reason), UuidText.of(text).read());
    }
}
