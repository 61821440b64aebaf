package dev.basalt.domain.model.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.provider.Credential;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

class ModelFailureTextTest {

    @ParameterizedTest(name = "{1}")
    @MethodSource("sentences")
    void everyErrorHasItsSentence(ModelError error, String sentence) {
        assertEquals(sentence, ModelFailureText.of(error));
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(
                        new ModelError.Unreachable("http://127.0.0.1:9/v1/responses", "refused"),
                        "error sending request for url (http://127.0.0.1:9/v1/responses): refused"),
                Arguments.of(rejected(400, "no"), "unexpected status 400 Bad Request: no"),
                Arguments.of(rejected(404, "nope"), "unexpected status 404 Not Found: nope"),
                Arguments.of(
                        rejected(499, "left"), "unexpected status 499 <unknown status code>: left"),
                Arguments.of(
                        new ModelError.Unauthorized("bad key"),
                        "unexpected status 401 Unauthorized: bad key"),
                Arguments.of(
                        rejected(429, "slow down"),
                        "exceeded retry limit, last status: 429 Too Many Requests: slow down"),
                Arguments.of(
                        new ModelError.Rejected(503, "come back", Optional.of(Duration.ofHours(2))),
                        "unexpected status 503 Service Unavailable: come back"),
                Arguments.of(
                        rejected(500, ""),
                        "We're currently experiencing high demand, which may cause temporary"
                                + " errors."),
                Arguments.of(
                        rejected(503, "oops"),
                        "exceeded retry limit, last status: 503 Service Unavailable: oops"),
                Arguments.of(
                        rejected(529, "oops"),
                        "exceeded retry limit, last status: 529 <unknown status code>: oops"),
                Arguments.of(
                        new ModelError.UsageLimitReached(Optional.empty(), Optional.empty()),
                        "You've hit your usage limit."),
                Arguments.of(
                        new ModelError.UsageLimitReached(
                                Optional.of("Try again on Monday."), Optional.empty()),
                        "You've hit your usage limit. Try again on Monday."),
                Arguments.of(
                        new ModelError.UsageLimitReached(
                                Optional.of("Try again on Monday."),
                                Optional.of(Instant.parse("2026-11-22T18:00:00Z"))),
                        "You've hit your usage limit. Limits reset at 2026-11-22T18:00:00Z."),
                Arguments.of(
                        new ModelError.UsageLimitReached("No money.", Optional.empty()),
                        "You've hit your usage limit: No money."),
                Arguments.of(
                        new ModelError.UsageLimitReached(
                                "No money.", Optional.of(Instant.parse("2026-12-01T00:00:00Z"))),
                        "You've hit your usage limit: No money. Limits reset at"
                                + " 2026-12-01T00:00:00Z."),
                Arguments.of(
                        new ModelError.UsageNotIncluded("Buy a larger plan."),
                        "Buy a larger plan."),
                Arguments.of(
                        new ModelError.ContextExceeded("too long"),
                        "stream disconnected before completion: too long"),
                Arguments.of(
                        new ModelError.StreamBroken(
                                "idle timeout waiting for SSE", Optional.empty()),
                        "stream disconnected before completion: idle timeout waiting for SSE"),
                Arguments.of(
                        new ModelError.MissingKey("MY_KEY", Optional.empty()),
                        "Missing environment variable: `MY_KEY`."),
                Arguments.of(
                        new ModelError.MissingKey("MY_KEY", Optional.of("Get one at the desk.")),
                        "Missing environment variable: `MY_KEY`. Get one at the desk."),
                Arguments.of(new ModelError.Refused("the model refused"), "the model refused"),
                Arguments.of(new ModelError.Withheld("no room"), "no room"),
                Arguments.of(
                        new ModelError.NotCompacted("no"),
                        "the conversation is too long and could not be summarised: no"),
                Arguments.of(new ModelError.NoCredential("not signed in"), "not signed in"),
                Arguments.of(
                        new ModelError.UnusableProvider("mine", "`ftp://x` is not an HTTP address"),
                        "model provider `mine` cannot be used: `ftp://x` is not an HTTP address"),
                Arguments.of(
                        new ModelError.UnknownWireApi("telepathy"), "unknown wire_api `telepathy`"),
                Arguments.of(new ModelError.Cancelled(), "interrupted"));
    }

    @ParameterizedTest(name = "{0} ms is {1}")
    @CsvSource({
        "211, 211ms",
        "999, 999ms",
        "1000, 1s",
        "1250, 1.25s",
        "61500, 61.5s",
        "20000, 20s"
    })
    void aRetryIsAnnouncedWithItsWait(long millis, String words) {
        assertEquals(
                "stream error: stream disconnected before completion: it broke; retrying 2/5 in "
                        + words
                        + "…",
                ModelFailureText.retrying(
                        new ModelError.StreamBroken("it broke", Optional.empty()),
                        new RetryDecision.Retry(
                                RetryDecision.Budget.STREAM, 2, 5, Duration.ofMillis(millis))));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "' slow\n  down ', ': slow down'",
    })
    void theRetryOfARequestIsAnnouncedWithTheProvidersMessage(String body, String words) {
        assertEquals(
                "request failed: 503 Service Unavailable" + words + "; retrying 1/4 in 200ms…",
                retrying(body));
    }

    @Test
    void onlyTheBeginningOfALongMessageIsAnnounced() {
        assertEquals(
                "request failed: 503 Service Unavailable: "
                        + "x".repeat(300)
                        + "…; retrying 1/4 in 200ms…",
                retrying("x".repeat(301)));
    }

    private static String retrying(String body) {
        return ModelFailureText.retrying(
                rejected(503, body),
                new RetryDecision.Retry(
                        RetryDecision.Budget.REQUEST, 1, 4, Duration.ofMillis(200)));
    }

    @Test
    void aCredentialIsNeverPrinted() {
        assertEquals(
                "Credential[…]", new Credential("sk-secret", Optional.of("account")).toString());
    }

    private static ModelError rejected(int status, String body) {
        return new ModelError.Rejected(status, body, Optional.empty());
    }
}
