package dev.basalt.adapter.models.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.domain.model.failure.ModelError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Answers with another status than success. */
@Timeout(60)
class RefusalTest {

    private final Asking asking = new Asking(new MessagesApi(new ModelHttp()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid_request_error | messages: at least one    | Rejected",
                "400 | invalid_request_error | prompt is too long: 9 > 8 | ContextExceeded",
                "400 | invalid_request_error | input length and `max_tokens` exceed context limit:"
                        + " 9 + 8 > 10 | ContextExceeded",
                "400 | invalid_request_error | Your credit balance is too low to access the"
                        + " Anthropic API. | UsageLimitReached",
                "400 | invalid_request_error | You have reached your specified API usage limits."
                        + " You will regain access on 2026-12-01 at 00:00 UTC. | UsageLimitReached",
                "401 | authentication_error  | invalid x-api-key         | Unauthorized",
                "403 | permission_error      | not yours                 | Rejected",
                "404 | not_found_error       | model: nope               | Rejected",
                "413 | request_too_large     | Request exceeds the maximum size | ContextExceeded",
                "429 | rate_limit_error      | slow down                 | Rejected",
                "500 | api_error             | Internal server error     | Rejected",
                "529 | overloaded_error      | Overloaded                | Rejected",
            })
    void aStatusIsUnderstoodWithItsBody(int status, String type, String message, String error) {
        assertEquals(error, asking.refused(status, body(type, message)).getClass().getSimpleName());
    }

    @Test
    void aDelayThatTheHeadersNameIsPassedOn() {
        String body = body("rate_limit_error", "slow down");
        assertEquals(
                new ModelError.Rejected(429, "slow down", Optional.of(Duration.ofSeconds(7))),
                asking.refused(429, body, "retry-after: 7"));
    }

    @Test
    void whatMayBeSpentInAMonthIsBackWithTheNext() {
        String body =
                """
                {"type":"error","error":{"type":"rate_limit_error","message":"All is spent.",\
                "details":{"error_code":"enforced_spend_limit_reached"}},"request_id":"r"}\
                """;

        var error = assertInstanceOf(ModelError.UsageLimitReached.class, asking.refused(429, body));

        assertEquals(Optional.of("All is spent."), error.message());
        var resetsAt = error.resetsAt().orElseThrow().atOffset(ZoneOffset.UTC);
        assertEquals(LocalTime.MIDNIGHT, resetsAt.toLocalTime());
        assertEquals(1, resetsAt.getDayOfMonth());
        assertTrue(resetsAt.toInstant().isAfter(Instant.now()));
        assertTrue(resetsAt.minusMonths(1).toInstant().isBefore(Instant.now()));
    }

    @Test
    void anOverloadedProviderIsAskedAgain() {
        String body = body("overloaded_error", "Overloaded");
        var rejected = new ModelError.Rejected(529, "Overloaded", Optional.empty());

        assertEquals(rejected, asking.refused(529, body));
        assertTrue(rejected.temporary());
    }

    @Test
    void ofAPageOfAProxyTheTextIsPassedOn() {
        assertEquals(
                new ModelError.Rejected(
                        502, "the server sent a web page: gateway", Optional.empty()),
                asking.refused(502, "<html>gateway</html>"));
    }

    private static String body(String type, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"r\"}"
                .formatted(type, message);
    }
}
