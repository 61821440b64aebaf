package dev.basalt.adapter.machine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class OutputCaptureTest {

    @Test
    void nothingIsCutUpToTheLimits() {
        String bytes = "a".repeat(10_240);
        String lines = "l\n".repeat(256);

        assertEquals(new CapturedOutput(bytes, "", 0, 0), balanced(bytes));
        assertEquals(new CapturedOutput(lines, "", 0, 0), balanced(lines));
    }

    @Test
    void oneByteTooManyLeavesTheMiddleOut() {
        CapturedOutput captured = balanced("a".repeat(5_120) + "b" + "c".repeat(5_120));

        assertEquals(new CapturedOutput("a".repeat(5_120), "c".repeat(5_120), 1, 0), captured);
    }

    @Test
    void ofManyLinesTheFirstAndTheLast128AreKept() {
        CapturedOutput captured = balanced(numbers(1, 1_000));

        assertEquals(numbers(1, 128), captured.head());
        assertEquals(numbers(873, 1_000), captured.tail());
        assertEquals(744, captured.omittedLines());
        assertEquals(numbers(129, 872).length(), captured.omittedBytes());
        assertTrue(captured.text().contains("744 lines"));
    }

    @Test
    void theLastLineCountsWithoutItsLineFeed() {
        CapturedOutput captured = balanced(numbers(1, 1_000).stripTrailing());

        assertEquals(numbers(873, 1_000).stripTrailing(), captured.tail());
    }

    @Test
    void theHeadOfOneStreamIsWhatAnEventContains() {
        OutputCapture capture = OutputCapture.ofOneStream();
        capture.add(bytes(numbers(1, 1_000)));

        assertEquals(numbers(1, 256), capture.captured().head());
        assertEquals(numbers(873, 1_000), capture.captured().tail());
    }

    @Test
    void whatIsTooLongForTheHeadButFitsTheTailIsNotCut() {
        OutputCapture capture = OutputCapture.ofOneStream();
        capture.add(bytes(numbers(1, 300)));

        assertEquals(
                new CapturedOutput(numbers(1, 256), numbers(257, 300), 0, 0), capture.captured());
    }

    @Test
    void theHeadOfOneStreamContainsAsManyLongCharactersAsAnEvent() {
        OutputCapture capture = OutputCapture.ofOneStream();
        capture.add(bytes("é".repeat(6_000)));

        assertEquals(
                new CapturedOutput("é".repeat(5_120), "é".repeat(880), 0, 0), capture.captured());
    }

    @Test
    void aCharacterBetweenHeadAndTailStaysWhole() {
        OutputCapture capture = OutputCapture.ofOneStream();
        capture.add(bytes("x" + "é".repeat(6_000)));

        assertEquals("x" + "é".repeat(6_000), capture.captured().text());
    }

    @Test
    void charactersAreNotSplitAtTheCut() {
        CapturedOutput captured = balanced("x" + "é".repeat(20_000));

        assertEquals("x" + "é".repeat(2_559), captured.head());
        assertEquals("é".repeat(2_560), captured.tail());
        assertEquals(2 * (20_000 - 2_559 - 2_560), captured.omittedBytes());
    }

    @Test
    void aCharacterThatArrivesInTwoChunksIsNotSplit() {
        OutputCapture capture = OutputCapture.balanced();
        byte[] euro = "€".getBytes(UTF_8);
        capture.add(Bytes.copyOf(euro, 0, 1));
        capture.add(Bytes.copyOf(euro, 1, 2));

        assertEquals("€", capture.captured().head());
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() {
        OutputCapture capture = OutputCapture.balanced();
        capture.add(
                Bytes.copyOf(
                        new byte[] {(byte) 0xff, (byte) 0xfe, 'o', 'k', (byte) 0xe2, (byte) 0x82},
                        0,
                        6));

        assertEquals("\uFFFD\uFFFDok\uFFFD", capture.captured().head());
    }

    @Test
    void noInputGivesTheEmptyOutput() {
        assertEquals(CapturedOutput.EMPTY, OutputCapture.balanced().captured());
    }

    private static CapturedOutput balanced(String text) {
        OutputCapture capture = OutputCapture.balanced();
        capture.add(bytes(text));
        return capture.captured();
    }

    private static Bytes bytes(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Bytes.copyOf(bytes, 0, bytes.length);
    }

    private static String numbers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> number + "\n")
                .collect(Collectors.joining());
    }
}
