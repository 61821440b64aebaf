package dev.basalt.adapter.doors.jsonrpc.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

@Timeout(30)
class DiagnosticOutputTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final GatedStream stream = new GatedStream();
    private final DiagnosticOutput output = new DiagnosticOutput(stream, 40, Duration.ofHours(1));
    private final PrintStream log = new PrintStream(output, true, UTF_8);

    @Test
    void messagesAreWrittenInTheirOrder() {
        stream.takeAll();
        log.println("one");
        log.print("t");
        log.println("wo");

        assertTrue(output.drain(SOON));
        assertEquals("one\ntwo\n", stream.text());
    }

    @Test
    void nobodyWaitsForAStreamThatIsNotRead() {
        log.println("first");
        stream.awaitWrite();
        for (int i = 10; i < 100; i++) {
            log.println("message " + i);
        }

        assertFalse(output.drain(Duration.ZERO));
        stream.takeAll();
        assertTrue(output.drain(SOON));
        assertEquals(
                """
                first
                message 10
                message 11
                message 12
                (87 messages dropped: standard error was not read)
                """,
                stream.text());
    }

    @Test
    void aRepeatedMessageIsCounted() {
        var large = new DiagnosticOutput(stream, 1000, Duration.ofHours(1));
        var counted = new PrintStream(large, true, UTF_8);
        stream.takeAll();
        for (int i = 0; i < 5; i++) {
            counted.println("again");
        }
        counted.println("other");
        counted.println("other");

        assertTrue(large.drain(SOON));
        assertEquals("again\n(repeated 4 times)\nother\n(repeated 1 times)\n", stream.text());
    }

    @Test
    void theNumberOfRepetitionsIsWrittenWithoutAnotherMessage() {
        var quick = new DiagnosticOutput(stream, 1000, Duration.ofMillis(1));
        stream.takeAll();
        var message = "again\n".getBytes(UTF_8);
        quick.write(message, 0, message.length);
        quick.write(message, 0, message.length);

        stream.awaitWrite();
        stream.awaitWrite();
        assertTrue(quick.drain(SOON));
        assertEquals("again\n(repeated 1 times)\n", stream.text());
    }

    @Test
    void aBrokenStreamIsIgnored() {
        var broken =
                new DiagnosticOutput(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        });
        var toNowhere = new PrintStream(broken, true, UTF_8);
        toNowhere.println("lost");

        assertTrue(broken.drain(SOON));
        toNowhere.println("lost, too");
        assertTrue(broken.drain(SOON));
    }
}
