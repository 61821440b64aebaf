package dev.basalt.adapter.models.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.failure.ModelFailureText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers with another status than success, as servers and the proxies before them give them. */
@Timeout(60)
class StatusTest {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort())
                    .build();

    enum Api {
        RESPONSES,
        CHAT;

        Asking asking() {
            return switch (this) {
                case RESPONSES -> OpenAi.responses();
                case CHAT -> OpenAi.chat();
            };
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    RESPONSES | 400 | {"error":{"message":"no"}} | unexpected status 400 Bad Request: no
                    CHAT      | 400 | {"error":{"message":"no"}} | unexpected status 400 Bad Request: no
                    RESPONSES | 401 | {"error":"bad key"}        | unexpected status 401 Unauthorized: bad key
                    CHAT      | 401 | {"error":"bad key"}        | unexpected status 401 Unauthorized: bad key
                    RESPONSES | 403 | Country not supported      | unexpected status 403 Forbidden: Country not supported
                    RESPONSES | 404 | <html>not here</html>      | unexpected status 404 Not Found: the server sent a web page: not here
                    CHAT      | 404 | {"detail":"Not Found"}     | unexpected status 404 Not Found: Not Found
                    RESPONSES | 408 | late                       | unexpected status 408 Request Timeout: late
                    RESPONSES | 409 | busy                       | unexpected status 409 Conflict: busy
                    RESPONSES | 413 | large                      | unexpected status 413 Payload Too Large: large
                    RESPONSES | 422 | odd                        | unexpected status 422 Unprocessable Entity: odd
                    RESPONSES | 429 | slow down                  | exceeded retry limit, last status: 429 Too Many Requests: slow down
                    CHAT      | 429 | slow down                  | exceeded retry limit, last status: 429 Too Many Requests: slow down
                    RESPONSES | 500 | oops                       | exceeded retry limit, last status: 500 Internal Server Error: oops
                    CHAT      | 500 |                            | We're currently experiencing high demand, which may cause temporary errors.
                    RESPONSES | 502 | <html>gateway</html>       | exceeded retry limit, last status: 502 Bad Gateway: the server sent a web page: gateway
                    CHAT      | 503 | overloaded                 | exceeded retry limit, last status: 503 Service Unavailable: overloaded
                    RESPONSES | 529 | overloaded                 | exceeded retry limit, last status: 529 <unknown status code>: overloaded
                    RESPONSES | 302 | elsewhere                  | unexpected status 302 Found: elsewhere
                    """)
    void everyStatusHasItsSentence(Api api, int status, String body, String sentence) {
        answer(aResponse().withStatus(status).withBody(body));

        assertEquals(sentence, ModelFailureText.of(failure(api)));
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource
    void aDelayInSecondsIsPassedOn(Api api) {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "7").withBody("x"));

        assertEquals(
                new ModelError.Rejected(429, "x", Optional.of(Duration.ofSeconds(7))),
                failure(api));
    }

    @Test
    void aDelayAsADateIsPassedOn() {
        answer(
                aResponse()
                        .withStatus(503)
                        .withHeader("Date", "Sun, 22 Nov 2026 17:00:00 GMT")
                        .withHeader("Retry-After", "Sun, 22 Nov 2026 17:00:30 GMT")
                        .withBody("x"));

        assertEquals(
                new ModelError.Rejected(503, "x", Optional.of(Duration.ofSeconds(30))),
                failure(Api.RESPONSES));
    }

    @Test
    void aDelayInTheBodyIsPassedOn() {
        String body = "{\"error\":{\"message\":\"Limit reached. Please try again in 1.5s.\"}}";
        answer(aResponse().withStatus(429).withBody(body));

        assertEquals(
                new ModelError.Rejected(
                        429,
                        "Limit reached. Please try again in 1.5s.",
                        Optional.of(Duration.ofMillis(1500))),
                failure(Api.RESPONSES));
    }

    @Test
    void aUsageLimitReportsItsReset() {
        answer(
                aResponse()
                        .withStatus(429)
                        .withBody(
                                """
                                {"error":{"type":"usage_limit_reached","plan_type":"pro",\
                                "resets_at":1795365000}}\
                                """));

        assertEquals(
                new ModelError.UsageLimitReached(
                        Optional.of("Limits reset every 5h and every week."),
                        Optional.of(Instant.ofEpochSecond(1795365000))),
                failure(Api.RESPONSES));
    }

    @Test
    void aUsageLimitMayReportItsResetInSeconds() {
        answer(
                aResponse()
                        .withStatus(429)
                        .withBody(
                                """
                                {"error":{"type":"usage_limit_reached",\
                                "resets_in_seconds":3600}}\
                                """));
        Instant before = Instant.now().minusSeconds(1);

        var error = assertInstanceOf(ModelError.UsageLimitReached.class, failure(Api.RESPONSES));

        Instant resetsAt = error.resetsAt().orElseThrow();
        assertTrue(resetsAt.isAfter(before.plusSeconds(3600)), resetsAt.toString());
        assertTrue(resetsAt.isBefore(Instant.now().plusSeconds(3601)), resetsAt.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "insufficient_quota, insufficient_quota",
        "insufficient_quota, credit_balance_exhausted",
        "insufficient_quota, project_spend_limit_exceeded",
        "invalid_request_error, billing_hard_limit_reached",
    })
    void anAccountWithoutCreditIsReportedWithTheProvidersMessage(String type, String code) {
        answer(
                aResponse()
                        .withStatus(429)
                        .withBody(
                                """
                                {"error":{"message":"You exceeded your current quota, please check \
                                your plan and billing details.","type":"%s","param":null,\
                                "code":"%s"}}\
                                """
                                        .formatted(type, code)));

        for (Api api : Api.values()) {
            assertEquals(
                    new ModelError.UsageLimitReached(
                            "You exceeded your current quota, please check your plan and billing"
                                    + " details.",
                            Optional.empty()),
                    failure(api));
        }
    }

    @Test
    void aDelayOfHoursIsALimitThatIsUsedUp() {
        answer(
                aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "7200")
                        .withBody("{\"error\":{\"message\":\"slow down\"}}"));

        assertEquals(
                Optional.of("slow down"),
                assertInstanceOf(ModelError.UsageLimitReached.class, failure(Api.CHAT)).message());
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatBreaksBeforeTheAnswerIsUnreachable(Api api) {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertInstanceOf(ModelError.Unreachable.class, failure(api));

        answer(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertInstanceOf(ModelError.Unreachable.class, failure(api));

        SERVER.verify(2, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource
    void nonsenseInsteadOfAStreamBreaksIt(Api api) {
        answer(aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        assertInstanceOf(ModelError.StreamBroken.class, failure(api));
    }

    @Test
    void aServerWhoseCertificateIsUnknownIsUnreachable() {
        answer(aResponse().withStatus(200));
        var asking = OpenAi.responses();

        var error =
                asking.ask(OpenAi.request("https://127.0.0.1:" + SERVER.getHttpsPort()).build())
                        .getLeft();

        var unreachable = assertInstanceOf(ModelError.Unreachable.class, error);
        assertEquals("TLS: the server's certificate is not trusted", unreachable.reason());
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatComesInDripsIsWholeInTheEnd(Api api) {
        String recorded =
                Asking.resource(
                        "/recorded/"
                                + (api == Api.CHAT ? "chat-text.sse" : "responses-everything.sse"));
        answer(
                aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody(recorded)
                        .withChunkedDribbleDelay(97, 200));
        var asking = api.asking();

        assertTrue(
                asking.ask(OpenAi.request("http://127.0.0.1:" + SERVER.getPort()).build())
                        .isRight());
        assertTrue(asking.events.contains(new ModelEvent.TextDelta("Grüße")));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static ModelError failure(Api api) {
        var asking = api.asking();
        ModelError error =
                asking.ask(OpenAi.request("http://127.0.0.1:" + SERVER.getPort()).build())
                        .getLeft();
        assertEquals(List.of(), asking.events);
        return error;
    }
}
