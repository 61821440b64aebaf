package dev.basalt.adapter.models.http.exchange;

import static dev.basalt.adapter.models.http.exchange.Calls.PATIENT;
import static dev.basalt.adapter.models.http.exchange.Calls.awaited;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Turns that are given up while a model speaks, or before. */
@Timeout(60)
class CancellationTest {

    private final Calls calls = new Calls();

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
            var turn = calls.inBackground(server);
            assertTrue(awaited(asked, PATIENT));
            calls.cancellation.cancel();

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
            var turn = calls.inBackground(server);
            calls.answer.awaitReceived(1);
            calls.cancellation.cancel();

            assertEquals(Either.left(new ModelError.Cancelled()), turn.get());
            assertTrue(awaited(gone, PATIENT), "the connection is ended, too");
        }
    }

    @Test
    void nothingIsReceivedAfterACancellation() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: one\n\ndata: two\n\ndata: end\n\n");
                })) {
            calls.answer.onEvent = _ -> calls.cancellation.cancel();

            assertEquals(Either.left(new ModelError.Cancelled()), calls.ask(server));
            assertEquals(List.of("one"), calls.answer.received);
        }
    }

    @Test
    void whatWasCancelledBeforeIsNotEvenAsked() {
        calls.cancellation.cancel();
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            assertEquals(Either.left(new ModelError.Cancelled()), calls.ask(server));
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
            var turn = new FutureTask<>(() -> calls.ask(server));
            Thread thread = Thread.ofVirtual().start(turn);
            calls.answer.awaitReceived(1);
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
            calls.answer.onEvent =
                    _ -> {
                        throw new IllegalStateException("a fault");
                    };

            assertThrows(IllegalStateException.class, () -> calls.ask(server));
            assertTrue(awaited(gone, PATIENT));
        }
    }
}
