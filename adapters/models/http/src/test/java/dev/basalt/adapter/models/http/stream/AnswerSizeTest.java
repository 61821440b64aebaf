package dev.basalt.adapter.models.http.stream;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AnswerSizeTest {

    @Test
    void piecesAddUp() {
        var size = new AnswerSize(3 * 1024 * 1024);
        String piece = "x".repeat(1024 * 1024);
        for (int i = 0; i < 3; i++) {
            size.add(piece);
        }

        assertEquals(
                "the response is larger than 3 million characters",
                assertThrows(AnswerTooLargeException.class, () -> size.add("x")).getMessage());
    }

    @Test
    void aLongAnswerFitsIntoEveryHeap() {
        assertDoesNotThrow(() -> new AnswerSize().add("x".repeat(2_000_000)));
    }
}
