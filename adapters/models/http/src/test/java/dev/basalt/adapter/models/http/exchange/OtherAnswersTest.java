package dev.basalt.adapter.models.http.exchange;

import static dev.basalt.adapter.models.http.exchange.Calls.DONE;
import static dev.basalt.adapter.models.http.exchange.Calls.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers that are no streams. */
@Timeout(60)
class OtherAnswersTest {

    private final Calls calls = new Calls();

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
                                    "try again in 3s", Optional.of(Duration.ofSeconds(3)))),
                    calls.ask(server));
        }
    }

    @Test
    void eventsWithTheMediaTypeOfJsonAreRead() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(
                                200,
                                "data: one\n\ndata: end\n\n",
                                "Content-Type: application/json"))) {
            assertEquals(Either.right(DONE), calls.ask(server));
            assertEquals(List.of("one"), calls.answer.received);
        }
    }

    @Test
    void aRefusalIsCutAndItsSecretsRedacted() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(
                                400, "no Bearer the-secret-key here " + "ä".repeat(10_000)))) {
            var error = assertInstanceOf(ModelError.Rejected.class, calls.ask(server).getLeft());

            assertTrue(error.message().startsWith("no Bearer [redacted] here ää"), error.message());
            assertTrue(error.message().endsWith("ää…"), "cut between characters");
            assertTrue(error.message().length() < 5_000);
        }
    }

    @Test
    void aRefusalThatBreaksOffIsShownAsFarAsItCame() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.send("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\nsome words");
                    peer.close();
                })) {
            assertEquals(refused(500, "some words…"), calls.ask(server));
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
                    calls.ask(server));
        }
    }
}
