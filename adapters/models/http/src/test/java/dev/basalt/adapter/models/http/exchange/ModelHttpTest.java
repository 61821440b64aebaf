package dev.basalt.adapter.models.http.exchange;

import static dev.basalt.adapter.models.http.exchange.Calls.DONE;
import static dev.basalt.adapter.models.http.exchange.Calls.PATIENT;
import static dev.basalt.adapter.models.http.exchange.Calls.broken;
import static dev.basalt.adapter.models.http.exchange.Calls.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Streams and the connections that they come on. */
@Timeout(60)
class ModelHttpTest {

    private final Calls calls = new Calls();

    @Test
    void everyEventIsReceivedUntilTheOneThatEndsTheAnswer() {
        try (var server = new LoopbackServer(LoopbackServer.stream("one", "two", "end", "three"))) {
            assertEquals(Either.right(DONE), calls.ask(server));
            assertEquals(List.of("one", "two"), calls.answer.received);
        }
    }

    @Test
    void theAnswerEndsWithItsLastEventAndNotWithTheConnection() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\ndata: end\n\n");
                    peer.awaitClientGone();
                })) {
            assertEquals(Either.right(DONE), calls.ask(server));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 503})
    void aConnectionIsUsedAgain(int status) {
        var reply =
                status == 200
                        ? LoopbackServer.stream("end")
                        : LoopbackServer.status(status, "busy");
        try (var server =
                new LoopbackServer(
                        Stream.generate(() -> reply)
                                .limit(50)
                                .toArray(LoopbackServer.Reply[]::new))) {
            // it is given back beside the caller, who may be faster on a busy machine
            for (int i = 0; i < 50 && server.connections() == server.requests().size(); i++) {
                calls.ask(server);
            }

            assertTrue(server.connections() < server.requests().size());
        }
    }

    @Test
    void aStreamThatEndsWithoutItsEndIsNotAnAnswer() {
        try (var server =
                new LoopbackServer(
                        peer -> {
                            peer.beginStream();
                            peer.send("data: one\n\n");
                            peer.close();
                        },
                        peer -> {
                            peer.beginChunks();
                            peer.chunk("data: one\n\n");
                            peer.close();
                        },
                        peer -> {
                            peer.beginChunks();
                            peer.send("ff\r\ndata: one\n\n");
                            peer.close();
                        })) {
            for (int i = 0; i < 3; i++) {
                assertEquals(broken("ended early"), calls.ask(server));
            }
            assertEquals(List.of("one", "one", "one"), calls.answer.received);
        }
    }

    @Test
    void aResetInTheStreamBreaksIt() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\n");
                    calls.answer.awaitReceived(1);
                    peer.reset();
                })) {
            assertEquals(broken("the connection was reset"), calls.ask(server));
        }
    }

    @Test
    void aRequestIsNeverSentAgainByTheHttpClient() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.Peer::reset,
                        LoopbackServer.status(408, "late", "Connection: close"),
                        LoopbackServer.status(503, "busy", "Retry-After: 0", "Connection: close"),
                        LoopbackServer.stream("end"))) {
            assertInstanceOf(ModelError.Unreachable.class, calls.ask(server).getLeft());
            assertEquals(1, server.requests().size());
            assertEquals(refused(408, "late"), calls.ask(server));
            assertEquals(2, server.requests().size());
            assertInstanceOf(ModelError.Rejected.class, calls.ask(server).getLeft());
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void aClosedPortIsUnreachableAndTheQueryIsNotShown() throws IOException {
        String url;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + unused.getLocalPort();
        }

        var error =
                assertInstanceOf(ModelError.Unreachable.class, calls.ask(url, PATIENT).getLeft());

        assertEquals(url + "/v1/things", error.url());
        assertEquals("connection refused", error.reason());
    }

    @Test
    void aNameThatDoesNotExistIsUnreachable() {
        var error =
                assertInstanceOf(
                        ModelError.Unreachable.class,
                        calls.ask("http://no-such-host.invalid", PATIENT).getLeft());

        assertEquals("the host name does not resolve (DNS): no-such-host.invalid", error.reason());
    }

    @Test
    void aServerWithoutTlsIsUnreachableOverHttps() {
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            assertInstanceOf(
                    ModelError.Unreachable.class,
                    calls.ask(server.url().replace("http:", "https:"), PATIENT).getLeft());
        }
    }

    @Test
    void aCredentialDoesNotFollowToAnotherHost() {
        try (var other = new LoopbackServer(LoopbackServer.stream("end"));
                var server =
                        new LoopbackServer(
                                LoopbackServer.status(
                                        307, "", "Location: " + other.url() + "/v1/things"))) {
            assertEquals(refused(307, ""), calls.ask(server));
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void anEventWithoutEndBreaksTheStream() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    while (true) {
                        peer.chunk("data: " + "x".repeat(4096));
                    }
                })) {
            assertEquals(
                    broken("a server-sent event is larger than 65536 bytes"), calls.ask(server));
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOffAndNotRepeated() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginStream();
                    String event = "data: " + "x".repeat(60_000) + "\n\n";
                    for (int i = 0; i < 141; i++) {
                        peer.send(event);
                    }
                    peer.close();
                })) {
            assertEquals(
                    Either.left(
                            new ModelError.Withheld(
                                    "the answer of the model is longer than 8388608 bytes")),
                    calls.ask(server));
            assertEquals(139, calls.answer.received.size());
        }
    }

    @Test
    void theLimitsFollowTheHeap() {
        assertEquals(new AnswerLimits(16 << 20, 16 << 20), AnswerLimits.forHeap(128L << 20));
        assertEquals(new AnswerLimits(32 << 20, 64 << 20), AnswerLimits.forHeap(512L << 20));
        assertEquals(new AnswerLimits(32 << 20, 256 << 20), AnswerLimits.forHeap(8L << 30));
    }

    @Test
    void aCompressedStreamIsUnderstood() {
        try (var server =
                new LoopbackServer(peer -> {
                    var zipped = new ByteArrayOutputStream();
                    try (var gzip = new GZIPOutputStream(zipped)) {
                        gzip.write("data: one\n\ndata: end\n\n".getBytes(StandardCharsets.UTF_8));
                    }
                    peer.beginStream("Content-Encoding: gzip");
                    peer.send(zipped.toByteArray());
                    peer.close();
                })) {
            assertEquals(Either.right(DONE), calls.ask(server));
            assertEquals(List.of("one"), calls.answer.received);
        }
    }

    @Test
    void brokenCompressionBreaksTheStream() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginStream("Content-Encoding: gzip");
                    peer.send("data: this is no gzip");
                    peer.close();
                })) {
            assertInstanceOf(ModelError.StreamBroken.class, calls.ask(server).getLeft());
        }
    }
}
