package dev.basalt.bootstrap.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

final class ColumnsTest {

    @ParameterizedTest
    @CsvSource({"100, 100", "'', 80", "wide, 80", "5, 40"})
    void theWidthIsThatOfTheTerminalIfItIsKnown(String columns, int width) {
        assertEquals(new Columns(width), Columns.of(Map.of("COLUMNS", columns)));
    }

    @Test
    void aTextIsBrokenAtBlanks() {
        assertEquals(
                List.of("| one two", "| three", "| alongerwordthanaline", "|  four"),
                new Columns(9).wrap("| ", "one two three alongerwordthanaline\n four"));
    }

    @Test
    void aLineIsCut() {
        assertEquals("abcdef...", new Columns(9).cut("abcdefghij"));
        assertEquals("abcdefghi", new Columns(9).cut("abcdefghi"));
    }
}
