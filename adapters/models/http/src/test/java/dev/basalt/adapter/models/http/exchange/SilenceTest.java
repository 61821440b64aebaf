package dev.basalt.adapter.models.http.exchange;

import static dev.basalt.adapter.models.http.exchange.Calls.DONE;
import static dev.basalt.adapter.models.http.exchange.Calls.awaited;
import static dev.basalt.adapter.models.http.exchange.Calls.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Servers that take their time. */
@Timeout(60)
class SilenceTest {

    private final Calls calls = new Calls();

    @Test
    void silenceBeforeTheAnswerIsLimited() {
        try (var server = new LoopbackServer(LoopbackServer.Peer::awaitClientGone)) {
            assertInstanceOf(
                    ModelError.Unreachable.class,
                    calls.ask(server.url(), Duration.ofMillis(200)).getLeft());
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
                    calls.ask(server.url(), Duration.ofMillis(200)));
            assertEquals(List.of("one"), calls.answer.received);
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
                    calls.ask(server.url(), Duration.ofMillis(300)));
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
            assertEquals(Either.right(DONE), calls.ask(server.url(), Duration.ofMillis(600)));
        }
    }

    @Test
    void theLimitDoesNotRunWhileTheAnswerIsBusy() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk("data: busy\n\n");
                    calls.answer.awaitReceived(1);
                    peer.chunk("data: end\n\n");
                    peer.endChunks();
                })) {
            calls.answer.onEvent =
                    _ -> assertFalse(awaited(new CountDownLatch(1), Duration.ofMillis(600)));

            assertEquals(Either.right(DONE), calls.ask(server.url(), Duration.ofMillis(300)));
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
                            calls.answer.awaitReceived(2);
                            peer.reset();
                        })) {
            assertEquals(Either.right(DONE), calls.ask(server));
            assertEquals(Either.right(DONE), calls.ask(server));
        }
    }
}
