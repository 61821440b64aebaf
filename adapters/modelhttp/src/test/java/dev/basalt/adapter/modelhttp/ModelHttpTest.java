package dev.basalt.adapter.modelhttp;

import static dev.basalt.adapter.modelhttp.Calls.DONE;
import static dev.basalt.adapter.modelhttp.Calls.broken;
import static dev.basalt.adapter.modelhttp.Calls.call;
import static dev.basalt.adapter.modelhttp.Calls.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelError;
import dev.basalt.domain.model.ModelResponse;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

@Timeout(60)
class ModelHttpTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final ModelHttp http = new ModelHttp(64 * 1024);
    private final Recording answer = new Recording();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void everyEventIsHeardUntilTheOneThatEndsTheAnswer() {
        try (var server = new LoopbackServer(LoopbackServer.stream("one", "two", "end", "three"))) {
            assertEquals(Either.right(DONE), ask(server));
            assertEquals(List.of("one", "two"), answer.heard);
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
            assertEquals(Either.right(DONE), ask(server));
        }
    }

    @Test
    void aRequestSaysHowLongItIs() {
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            http.ask(
                    call(
                            server.url(),
                            PATIENT,
                            Map.of(),
                            json -> json.writeString("grüße " + "x".repeat(100_000))),
                    answer,
                    cancellation);

            var request = server.requests().getFirst();
            assertEquals("POST /v1/things?own=1&a%20b=c%26d HTTP/1.1", request.line());
            assertEquals("100010", request.headers().get("content-length"));
            assertEquals("application/json", request.headers().get("content-type"));
            assertEquals("\"grüße " + "x".repeat(100_000) + "\"", request.body());
        }
    }

    @Test
    void headersOfTheProvidersEntryAreStrongerAndNoClientIsNamed() {
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            http.ask(
                    call(server.url(), PATIENT, Map.of("ACCEPT", "x/y"), json -> json.writeNull()),
                    answer,
                    cancellation);

            var headers = server.requests().getFirst().headers();
            assertEquals("x/y", headers.get("accept"));
            assertEquals("Bearer the-secret-key", headers.get("authorization"));
            assertFalse(headers.containsKey("user-agent"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void anAddressMayEndWithASlash(String slash) {
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            http.ask(
                    call(server.url() + "/v1" + slash, PATIENT, Map.of(), json -> json.writeNull()),
                    answer,
                    cancellation);

            assertTrue(server.requests().getFirst().line().startsWith("POST /v1/v1/things?"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:80/v1", "ftp://127.0.0.1/", "http://", "http://[::1"})
    void anAddressThatIsNoneIsTheEntrysFault(String url) {
        assertEquals(
                Either.left(
                        new ModelError.UnusableProvider(
                                "test", "its base_url is not an HTTP address")),
                http.ask(
                        call(url, PATIENT, Map.of(), json -> json.writeNull()),
                        answer,
                        cancellation));
    }

    @Test
    void aHeaderThatCannotBeSentIsTheEntrysFaultAndIsNotPrinted() {
        assertEquals(
                Either.left(
                        new ModelError.UnusableProvider(
                                "test", "the header `X-Key` holds what no header can hold")),
                http.ask(
                        call(
                                "http://127.0.0.1:9",
                                PATIENT,
                                Map.of("X-Key", "secret\n"),
                                json -> json.writeNull()),
                        answer,
                        cancellation));
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
                ask(server);
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
                assertEquals(broken("ended early"), ask(server));
            }
            assertEquals(List.of("one", "one", "one"), answer.heard);
        }
    }

    @Test
    void aResetInTheStreamBreaksIt() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\n");
                    answer.awaitHeard(1);
                    peer.reset();
                })) {
            assertEquals(broken("Connection reset"), ask(server));
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
            assertInstanceOf(ModelError.Unreachable.class, ask(server).getLeft());
            assertEquals(1, server.requests().size());
            assertEquals(refused(408, "late"), ask(server));
            assertEquals(2, server.requests().size());
            assertInstanceOf(ModelError.Rejected.class, ask(server).getLeft());
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void nobodyListeningIsUnreachableAndTheQueryIsNotShown() throws IOException {
        String url;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + unused.getLocalPort();
        }

        var error = assertInstanceOf(ModelError.Unreachable.class, ask(url, PATIENT).getLeft());

        assertEquals(url + "/v1/things", error.url());
        assertTrue(error.reason().contains("Failed to connect"), error.reason());
    }

    @Test
    void aNameThatDoesNotExistIsUnreachable() {
        var error =
                assertInstanceOf(
                        ModelError.Unreachable.class,
                        ask("http://no-such-host.invalid", PATIENT).getLeft());

        assertTrue(error.reason().contains("no-such-host.invalid"), error.reason());
    }

    @Test
    void aServerWithoutTlsIsUnreachableOverHttps() {
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            assertInstanceOf(
                    ModelError.Unreachable.class,
                    ask(server.url().replace("http:", "https:"), PATIENT).getLeft());
        }
    }

    @Test
    void aCredentialDoesNotFollowToAnotherHost() {
        try (var other = new LoopbackServer(LoopbackServer.stream("end"));
                var server =
                        new LoopbackServer(
                                LoopbackServer.status(
                                        307, "", "Location: " + other.url() + "/v1/things"))) {
            assertEquals(refused(307, ""), ask(server));
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void silenceBeforeTheAnswerIsLimited() {
        try (var server = new LoopbackServer(LoopbackServer.Peer::awaitClientGone)) {
            assertInstanceOf(
                    ModelError.Unreachable.class,
                    ask(server.url(), Duration.ofMillis(200)).getLeft());
        }
    }

    @Test
    void silenceInTheStreamIsLimited() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\n");
                    peer.awaitClientGone();
                })) {
            assertEquals(
                    broken("idle timeout waiting for SSE"),
                    ask(server.url(), Duration.ofMillis(200)));
            assertEquals(List.of("one"), answer.heard);
        }
    }

    @Test
    void anEventThatDripsForeverIsSilenceToo() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    var pause = new CountDownLatch(1);
                    while (!pause.await(20, TimeUnit.MILLISECONDS)) {
                        peer.chunk("x");
                    }
                })) {
            assertEquals(
                    broken("idle timeout waiting for SSE"),
                    ask(server.url(), Duration.ofMillis(300)));
        }
    }

    @Test
    void eventsThatComeInTimeAddUpToAsLongAsTheyLike() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    var pause = new CountDownLatch(1);
                    for (int i = 0; i < 10; i++) {
                        assertFalse(pause.await(100, TimeUnit.MILLISECONDS));
                        peer.chunk("data: x\n\n");
                    }
                    peer.chunk("data: end\n\n");
                })) {
            assertEquals(Either.right(DONE), ask(server.url(), Duration.ofMillis(600)));
        }
    }

    @Test
    void theLimitDoesNotRunWhileTheAnswerIsBusy() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: busy\n\n");
                    answer.awaitHeard(1);
                    peer.chunk("data: end\n\n");
                    peer.endChunks();
                })) {
            answer.onEvent =
                    _ -> assertFalse(awaited(new CountDownLatch(1), Duration.ofMillis(600)));

            assertEquals(Either.right(DONE), ask(server.url(), Duration.ofMillis(300)));
        }
    }

    @Test
    void whatIsNotNeededIsWaitedForOnlyBriefly() {
        try (var server =
                new LoopbackServer(
                        peer -> {
                            peer.beginChunks();
                            peer.chunk("data: enough\n\n");
                            peer.awaitClientGone();
                        },
                        peer -> {
                            peer.beginChunks();
                            peer.chunk("data: enough\n\n");
                            answer.awaitHeard(2);
                            peer.reset();
                        })) {
            assertEquals(Either.right(DONE), ask(server));
            assertEquals(Either.right(DONE), ask(server));
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
            assertEquals(broken("an event is larger than 65536 bytes"), ask(server));
        }
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
            assertEquals(Either.right(DONE), ask(server));
            assertEquals(List.of("one"), answer.heard);
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
            assertInstanceOf(ModelError.StreamBroken.class, ask(server).getLeft());
        }
    }

    @Test
    void anAnswerThatIsNoStreamIsShown() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(
                                200,
                                "{\"error\":\"try again in 3s\"}",
                                "Content-Type: application/json"))) {
            assertEquals(
                    Either.left(
                            new ModelError.StreamBroken(
                                    "the answer is no stream of events:"
                                            + " {\"error\":\"try again in 3s\"}",
                                    Optional.of(Duration.ofSeconds(3)))),
                    ask(server));
        }
    }

    @Test
    void eventsThatCallThemselvesJsonAreHeard() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(
                                200,
                                "data: one\n\ndata: end\n\n",
                                "Content-Type: application/json"))) {
            assertEquals(Either.right(DONE), ask(server));
            assertEquals(List.of("one"), answer.heard);
        }
    }

    @Test
    void aRefusalIsCutAndRobbedOfSecrets() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(
                                400, "no Bearer the-secret-key here " + "ä".repeat(10_000)))) {
            var error = assertInstanceOf(ModelError.Rejected.class, ask(server).getLeft());

            assertTrue(error.body().startsWith("no Bearer [redacted] here ää"), error.body());
            assertTrue(error.body().endsWith("ää…"), "cut between characters");
            assertTrue(error.body().length() < 5_000);
        }
    }

    @Test
    void aRefusalThatBreaksOffIsShownAsFarAsItCame() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.send("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\nsome words");
                    peer.close();
                })) {
            assertEquals(refused(500, "some words…"), ask(server));
        }
    }

    @Test
    void aRefusalNamesItsDelay() {
        try (var server =
                new LoopbackServer(LoopbackServer.status(429, "slow down", "Retry-After: 7"))) {
            assertEquals(
                    Either.left(
                            new ModelError.Rejected(
                                    429, "slow down", Optional.of(Duration.ofSeconds(7)))),
                    ask(server));
        }
    }

    @Test
    void aCancellationEndsTheWaitForTheAnswer() throws Exception {
        var asked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        try (var server =
                new LoopbackServer(peer -> {
                    asked.countDown();
                    peer.awaitClientGone();
                    gone.countDown();
                })) {
            var turn = inBackground(server);
            assertTrue(awaited(asked, PATIENT));
            cancellation.cancel();

            assertEquals(Either.left(new ModelError.Cancelled()), turn.get());
            assertTrue(awaited(gone, PATIENT), "the connection is ended, too");
        }
    }

    @Test
    void aCancellationEndsTheStreamAndTheConnection() throws Exception {
        var gone = new CountDownLatch(1);
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\n");
                    peer.awaitClientGone();
                    gone.countDown();
                })) {
            var turn = inBackground(server);
            answer.awaitHeard(1);
            cancellation.cancel();

            assertEquals(Either.left(new ModelError.Cancelled()), turn.get());
            assertTrue(awaited(gone, PATIENT), "the connection is ended, too");
        }
    }

    @Test
    void nothingIsHeardAfterACancellation() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\ndata: two\n\ndata: end\n\n");
                })) {
            answer.onEvent = _ -> cancellation.cancel();

            assertEquals(Either.left(new ModelError.Cancelled()), ask(server));
            assertEquals(List.of("one"), answer.heard);
        }
    }

    @Test
    void whatWasCancelledBeforeIsNotEvenAsked() {
        cancellation.cancel();
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            assertEquals(Either.left(new ModelError.Cancelled()), ask(server));
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void anInterruptedThreadStopsAsWell() throws Exception {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\n");
                    peer.awaitClientGone();
                })) {
            var turn = new FutureTask<>(() -> ask(server));
            Thread thread = Thread.ofVirtual().start(turn);
            answer.awaitHeard(1);
            thread.interrupt();

            assertEquals(Either.left(new ModelError.Cancelled()), turn.get());
        }
    }

    @Test
    void aFaultOfTheListenerIsNotSwallowedAndEndsTheConnection() {
        var gone = new CountDownLatch(1);
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\n");
                    peer.awaitClientGone();
                    gone.countDown();
                })) {
            answer.onEvent =
                    _ -> {
                        throw new IllegalStateException("a fault");
                    };

            assertThrows(IllegalStateException.class, () -> ask(server));
            assertTrue(awaited(gone, PATIENT));
        }
    }

    private Either<ModelError, ModelResponse> ask(LoopbackServer server) {
        return ask(server.url(), PATIENT);
    }

    private Either<ModelError, ModelResponse> ask(String url, Duration silence) {
        return http.ask(
                call(url, silence, Map.of(), json -> json.writeNull()), answer, cancellation);
    }

    private FutureTask<Either<ModelError, ModelResponse>> inBackground(LoopbackServer server) {
        var turn = new FutureTask<>(() -> ask(server));
        Thread.ofVirtual().start(turn);
        return turn;
    }

    private static boolean awaited(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
