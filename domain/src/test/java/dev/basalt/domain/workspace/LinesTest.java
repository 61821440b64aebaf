package dev.basalt.domain.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class LinesTest {

    @Test
    void aLineFeedEndsALine() {
        assertEquals(List.of(), texts(""));
        assertEquals(List.of(""), texts("\n"));
        assertEquals(List.of("a", "b"), texts("a\nb\n"));
        assertEquals(List.of("a", "b"), texts("a\nb"));
        assertEquals(List.of("a\r", "", "ü"), texts("a\r\n\nü\n"));
    }

    @Test
    void onlyTheLastLineMayLackItsLineFeed() {
        Lines lines = lines("a\nb");

        assertTrue(lines.isTerminated(0));
        assertFalse(lines.isTerminated(1));
        assertEquals(3, lines.end(1));
    }

    @Test
    void aLineWithoutItsLineFeedIsAnotherLine() {
        assertTrue(lines("a\nb\n").same(1, lines("b\n"), 0));
        assertFalse(lines("a\nb\n").same(1, lines("b"), 0));
        assertEquals(lines("a\nb\n").hash(1), lines("b\n").hash(0));
    }

    private static List<String> texts(String text) {
        Lines lines = lines(text);
        return IntStream.range(0, lines.count()).mapToObj(lines::text).toList();
    }

    private static Lines lines(String text) {
        return Lines.of(FileContent.of(text));
    }
}
