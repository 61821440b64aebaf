package dev.basalt.adapter.models.gemini;

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
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** Answers with another status than success. */
@Timeout(60)
class RefusalTest {

    private final Asking asking = new Asking(new GeminiApi(new ModelHttp()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | INVALID_ARGUMENT   | nonsense             | Rejected",
                "400 | INVALID_ARGUMENT   | The input token count (9) exceeds the maximum number of"
                        + " tokens allowed (8). | ContextExceeded",
                "401 | UNAUTHENTICATED    | who are you          | Unauthorized",
                "403 | PERMISSION_DENIED  | not yours            | Rejected",
                "404 | NOT_FOUND          | models/nope is not found | Rejected",
                "413 | INVALID_ARGUMENT   | too large            | ContextExceeded",
                "429 | RESOURCE_EXHAUSTED | quota                | Rejected",
                "500 | INTERNAL           | An internal error    | Rejected",
                "503 | UNAVAILABLE        | The model is overloaded. | Rejected",
                "529 | UNAVAILABLE        | The model is overloaded. | Rejected",
            })
    void aStatusIsUnderstoodWithItsBody(int status, String word, String message, String error) {
        assertEquals(
                error,
                asking.refused(status, body(status, word, message, "")).getClass().getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "[%s]"})
    void aDelayThatTheDetailsNameIsPassedOn(String form) {
        String body =
                form.formatted(
                        body(
                                429,
                                "RESOURCE_EXHAUSTED",
                                "You exceeded your current quota.",
                                """
                                {"@type":"type.googleapis.com/google.rpc.QuotaFailure"},\
                                {"@type":"type.googleapis.com/google.rpc.RetryInfo",\
                                "retryDelay":"34.0748s"}\
                                """));
        assertEquals(
                new ModelError.Rejected(
                        429,
                        "You exceeded your current quota.",
                        Optional.of(Duration.ofMillis(34_075))),
                asking.refused(429, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[\
                {"quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_requests",\
                "quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier"},\
                {"quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_requests",\
                "quotaId":"RequestsPerDayPerModel","quotaValue":"20"}]},\
                {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"38s"}\
                """,
                """
                {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED",\
                "metadata":{"quota_limit":"RequestsPerDayPerModel"}}\
                """
            })
    void aQuotaOfADayThatIsUsedUpIsBackAtMidnightInCalifornia(String details) {
        String body =
                body(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "You exceeded your current quota.\\n* Quota exceeded for metric: x, limit:"
                                + " 20\\nPlease retry in 38.2s.",
                        details);

        var error = assertInstanceOf(ModelError.UsageLimitReached.class, asking.refused(429, body));

        assertEquals(
                Optional.of("You exceeded your current quota. (RequestsPerDayPerModel)"),
                error.message());
        var resetsAt = error.resetsAt().orElseThrow().atZone(ZoneId.of("America/Los_Angeles"));
        assertEquals(LocalTime.MIDNIGHT, resetsAt.toLocalTime());
        assertTrue(resetsAt.toInstant().isAfter(Instant.now()));
        assertTrue(resetsAt.minusDays(1).toInstant().isBefore(Instant.now()));
    }

    @Test
    void aQuotaOfAMinuteThatIsUsedUpIsWaitedFor() {
        String body =
                body(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "You exceeded your current quota.",
                        """
                        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[\
                        {"quotaId":"GenerateContentInputTokensPerModelPerMinute-FreeTier"}]},\
                        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7s"}\
                        """);

        assertEquals(
                new ModelError.Rejected(
                        429,
                        "You exceeded your current quota.",
                        Optional.of(Duration.ofSeconds(7))),
                asking.refused(429, body));
    }

    @Test
    void aDelayOfHoursIsALimitThatIsUsedUp() {
        String body =
                body(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "Come back later.",
                        """
                        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7200s"}\
                        """);
        Instant before = Instant.now().minusSeconds(1);

        var error = assertInstanceOf(ModelError.UsageLimitReached.class, asking.refused(429, body));

        assertEquals(Optional.of("Come back later."), error.message());
        Instant resetsAt = error.resetsAt().orElseThrow();
        assertTrue(resetsAt.isAfter(before.plusSeconds(7200)), resetsAt.toString());
        assertTrue(resetsAt.isBefore(Instant.now().plusSeconds(7201)), resetsAt.toString());
    }

    @Test
    void aDelayThatTheSentenceNamesIsPassedOn() {
        String body = body(429, "RESOURCE_EXHAUSTED", "Please retry in 2.5s.", "");
        assertEquals(
                new ModelError.Rejected(
                        429, "Please retry in 2.5s.", Optional.of(Duration.ofMillis(2_500))),
                asking.refused(429, body));
    }

    @Test
    void aDelayInTheHeadersIsStronger() {
        String body = body(503, "UNAVAILABLE", "Please retry in 2.5s.", "");
        assertEquals(
                new ModelError.Rejected(
                        503, "Please retry in 2.5s.", Optional.of(Duration.ofSeconds(7))),
                asking.refused(503, body, "retry-after: 7"));
    }

    @Test
    void aWrongKeyIsABadRequestThatIsUnderstood() {
        String body =
                body(
                        400,
                        "INVALID_ARGUMENT",
                        "API key not valid.",
                        "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                                + "\"reason\":\"API_KEY_INVALID\"}");
        assertEquals(new ModelError.Unauthorized("API key not valid."), asking.refused(400, body));
    }

    @Test
    void ofAPageOfAProxyTheTextIsPassedOn() {
        assertEquals(
                new ModelError.Rejected(
                        502, "the server sent a web page: gateway", Optional.empty()),
                asking.refused(502, "<html>gateway</html>"));
    }

    private static String body(int code, String status, String message, String details) {
        return "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\",\"details\":[%s]}}"
                .formatted(code, message, status, details);
    }
}
