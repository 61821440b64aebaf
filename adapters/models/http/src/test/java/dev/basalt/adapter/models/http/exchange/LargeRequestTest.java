package dev.basalt.adapter.models.http.exchange;

import static dev.basalt.adapter.models.http.exchange.Calls.PATIENT;
import static dev.basalt.adapter.models.http.exchange.Calls.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Servers that lose patience while a request of many megabytes is on its way to them. */
@Timeout(60)
class LargeRequestTest {

    /** More than the buffers of both ends hold together. */
    private static final String LARGE = "x".repeat(16 * 1024 * 1024);

    private final Calls calls = new Calls();

    @Test
    void aResetIsReported() {
        try (var server = new LoopbackServer(LoopbackServer.early(LoopbackServer.Peer::reset))) {
            assertInstanceOf(ModelError.Unreachable.class, ask(server, PATIENT).getLeft());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void aRefusalThatComesBeforeTheEndOfTheRequestIsReceived() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.early(peer -> {
                            LoopbackServer.status(413, "too large", "Connection: close").send(peer);
                            peer.awaitClientGone();
                        }))) {
            assertEquals(refused(413, "too large"), ask(server, PATIENT));
        }
    }

    @Test
    void aServerThatStopsReadingIsSilent() {
        try (var server =
                new LoopbackServer(LoopbackServer.early(_ -> new CountDownLatch(1).await()))) {
            assertInstanceOf(
                    ModelError.Unreachable.class, ask(server, Duration.ofMillis(300)).getLeft());
        }
    }

    @Test
    void aCancellationEndsTheSending() throws Exception {
        var begun = new CountDownLatch(1);
        try (var server =
                new LoopbackServer(
                        LoopbackServer.early(_ -> {
                            begun.countDown();
                            new CountDownLatch(1).await();
                        }))) {
            var turn = new FutureTask<>(() -> ask(server, PATIENT));
            Thread.ofVirtual().start(turn);
            begun.await();

            calls.cancellation.cancel();

            assertEquals(Either.left(new ModelError.Cancelled()), turn.get());
        }
    }

    private Either<ModelError, ModelResponse> ask(LoopbackServer server, Duration silence) {
        return calls.ask(
                Calls.call(server.url(), silence, Map.of(), json -> json.writeString(LARGE)));
    }
}
