package dev.basalt.adapter.doors.jsonrpc.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class LineReaderTest {

    @Test
    void cutsAtLineFeeds() throws IOException {
        assertEquals(List.of("a", "bc", "d"), lines("a\nbc\nd\n", 100));
    }

    @Test
    void removesBlanksAndCarriageReturns() throws IOException {
        assertEquals(List.of("a b", "c"), lines(" \t a b \r\n\tc\f\u000b\r\r\n", 100));
    }

    @Test
    void skipsBlankLines() throws IOException {
        assertEquals(List.of("a", "b"), lines("\n\r\n \t \na\n\n\n  \r\nb\n \n  ", 100));
    }

    @Test
    void deliversALastLineWithoutLineFeed() throws IOException {
        assertEquals(List.of("a", "b"), lines("a\nb", 100));
    }

    @Test
    void anEmptyStreamHasNoLines() throws IOException {
        assertEquals(List.of(), lines("", 100));
    }

    @Test
    void keepsBytesThatAreNotText() throws IOException {
        assertEquals(List.of("\u0000\u00ff\u00fe{", "x"), lines("\u0000\u00ff\u00fe{\nx\n", 100));
    }

    @Test
    void reportsALineThatIsTooLongAndServesTheNext() throws IOException {
        assertEquals(
                List.of("short", "<too long>", "1234567890", "<too long>", "end"),
                lines("short\n12345678901\n1234567890\n" + "x".repeat(200_000) + "\nend", 10));
    }

    @Test
    void reportsALastLineThatIsTooLong() throws IOException {
        assertEquals(List.of("a", "<too long>"), lines("a\n" + "x".repeat(200_000), 10));
    }

    @Test
    void deliversALineOfEightMebibytes() throws IOException {
        String big = "y".repeat(8 << 20);
        assertEquals(
                List.of("a", big, "b"), lines("a\n" + big + "\nb\n", LineReader.DEFAULT_LIMIT));
    }

    @Test
    void theLongestLineIsAQuarterOfASmallHeap() {
        assertEquals(16 << 20, LineReader.limitFor(64L << 20));
        assertEquals(32 << 20, LineReader.limitFor(128L << 20));
        assertEquals(64 << 20, LineReader.limitFor(256L << 20));
        assertEquals(64 << 20, LineReader.limitFor(4L << 30));
    }

    @Test
    void longLinesAreDeliveredWithoutAnotherCopy() throws IOException {
        var reader =
                new LineReader(
                        new ByteArrayInputStream(
                                (" " + "y".repeat(3 << 20) + " \nshort\n").getBytes(ISO_8859_1)));

        var line = reader.next().orElseThrow().get();

        assertEquals(3 << 20, line.remaining());
        assertEquals(1, line.position());
        assertEquals("short", ISO_8859_1.decode(reader.next().orElseThrow().get()).toString());
        assertEquals('y', line.get(3 << 20));
    }

    @Test
    void theChunksOfTheStreamDoNotMatter() throws IOException {
        var random = new Random(7);
        var expected = new ArrayList<String>();
        var text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            String line = "l".repeat(1 + random.nextInt(random.nextInt(50) == 0 ? 100_000 : 200));
            expected.add(line);
            text.append(line).append('\n');
        }
        var in = new Trickle(text.toString().getBytes(ISO_8859_1), random);
        assertEquals(expected, all(new LineReader(in)));
    }

    @Test
    void reportsNothingAfterTheEnd() throws IOException {
        var reader = new LineReader(new ByteArrayInputStream("a".getBytes(ISO_8859_1)));
        assertTrue(reader.next().isPresent());
        assertEquals(Optional.empty(), reader.next());
        assertEquals(Optional.empty(), reader.next());
    }

    private static List<String> lines(String input, int limit) throws IOException {
        return all(new LineReader(new ByteArrayInputStream(input.getBytes(ISO_8859_1)), limit));
    }

    private static List<String> all(LineReader reader) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(
                    line.get()
                            .fold(
                                    failure -> {
                                        assertEquals(-32600, failure.error().code());
                                        assertEquals(Optional.empty(), failure.id());
                                        return "<too long>";
                                    },
                                    bytes -> ISO_8859_1.decode(bytes).toString()));
        }
        return lines;
    }

    /** Gives its bytes in pieces of random size. */
    private static final class Trickle extends InputStream {

        private final InputStream in;
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            this.in = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, Math.min(length, 1 + random.nextInt(3_000)));
        }
    }
}
