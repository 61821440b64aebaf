package dev.basalt.adapter.models.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class EventReaderTest {

    private static final int MAX = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void aStreamIsTakenApartWhereverItIsCut(String name, String stream, List<String> events)
            throws IOException {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            assertEquals(events, read(inPieces(bytes, size)), "in pieces of " + size);
        }
    }

    static Stream<Arguments> streams() {
        return Stream.of(
                stream("one event", "data: one\n\n", "one"),
                stream("no blank after the colon", "data:one\n\n", "one"),
                stream("only one blank belongs to the field", "data:  one\n\n", " one"),
                stream("two events", "data: one\n\ndata: two\n\n", "one", "two"),
                stream("CRLF", "data: one\r\n\r\ndata: two\r\n\r\n", "one", "two"),
                stream("CR", "data: one\r\rdata: two\r\r", "one", "two"),
                stream(
                        "mixed ends",
                        "data: one\n\r\ndata: two\r\n\ndata: 3\r\r\n",
                        "one",
                        "two",
                        "3"),
                stream("two lines", "data: one\ndata: two\n\n", "one\ntwo"),
                stream("CRLF lines", "data: a\r\ndata: bb\r\ndata: c\r\n\r\n", "a\nbb\nc"),
                stream("an empty line of data", "data: one\ndata\ndata:\n\n", "one\n\n"),
                stream("other fields between", "data: a\nid: 7\nretry: 3\ndata: b\n\n", "a\nb"),
                stream("comments", ": hi\n\ndata: one\n: more\n\n:\n\n", "one"),
                stream("no data", "event: x\n\nevent: y\ndata: one\n\n", "one"),
                stream("empty data", "data\n\ndata:\n\n", "", ""),
                stream("similar names", "datum: no\ndat: no\ndata-x: no\n data: no\n\n"),
                stream("blank lines", "\n\n\r\n\r\r\n"),
                stream("no end of the last event", "data: one\n\ndata: [DONE]", "one", "[DONE]"),
                stream("half a last event", "data: one\ndata: tw", "one\ntw"),
                stream("a byte order mark", "\uFEFFdata: one\n\n", "one"),
                stream("a mark elsewhere", "data: \uFEFFone\n\n\uFEFFdata: x\n\n", "\uFEFFone"),
                stream("long characters", "data: grüße 🦕\n\ndata: 語\n\n", "grüße 🦕", "語"));
    }

    private static Arguments stream(String name, String stream, String... events) {
        return Arguments.of(name, stream, List.of(events));
    }

    @Test
    void eventsThatAreLargerThanTheFirstBufferComeWhole() throws IOException {
        String large = "x".repeat(40_000);
        String stream = ("data: " + large + "\ndata: y\n\n").repeat(20) + "data: end\n\n";

        List<String> events = read(inPieces(stream.getBytes(StandardCharsets.UTF_8), 8192));

        assertEquals(21, events.size());
        assertTrue(events.subList(0, 20).stream().allMatch((large + "\ny")::equals));
        assertEquals("end", events.getLast());
    }

    @Test
    void manySmallEventsComeInOrder() throws IOException {
        var stream = new StringBuilder();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            stream.append(": ").append(i).append("\ndata: event ").append(i).append("\r\n\r\n");
            expected.add("event " + i);
        }

        assertEquals(
                expected, read(inPieces(stream.toString().getBytes(StandardCharsets.UTF_8), 8191)));
    }

    @Test
    void anEventWithoutEndIsAnErrorAndNotAFullMemory() {
        Source endless =
                new PieceSource() {
                    @Override
                    byte[] next() {
                        return "data: and another line of it\n".getBytes(StandardCharsets.UTF_8);
                    }
                };

        var e = assertThrows(EventTooLargeException.class, () -> read(endless));

        assertEquals("a server-sent event is larger than 65536 bytes", e.getMessage());
    }

    @Test
    void aLineWithoutEndIsAnErrorEvenInAComment() {
        Source endless =
                new PieceSource() {
                    @Override
                    byte[] next() {
                        return ": and on".getBytes(StandardCharsets.UTF_8);
                    }
                };

        assertThrows(EventTooLargeException.class, () -> read(endless));
    }

    private static List<String> read(Source source) throws IOException {
        var reader = new EventReader(Okio.buffer(source), PATIENCE, MAX);
        var events = new ArrayList<String>();
        while (reader.next()) {
            events.add(reader.data().toString());
        }
        return events;
    }

    private static Source inPieces(byte[] bytes, int size) {
        return new PieceSource() {
            private int position;

            @Override
            byte[] next() {
                int end = Math.min(position + size, bytes.length);
                byte[] piece = Arrays.copyOfRange(bytes, position, end);
                position = end;
                return piece;
            }
        };
    }

    /** Gives bytes piece by piece, until a piece is empty. */
    private abstract static class PieceSource implements Source {

        abstract byte[] next();

        @Override
        public long read(Buffer sink, long byteCount) {
            byte[] piece = next();
            sink.write(piece);
            return piece.length == 0 ? -1 : piece.length;
        }

        @Override
        public Timeout timeout() {
            return new Timeout();
        }

        @Override
        public void close() {}
    }
}
