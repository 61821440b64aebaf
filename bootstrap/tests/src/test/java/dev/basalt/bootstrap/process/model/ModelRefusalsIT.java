package dev.basalt.bootstrap.process.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;

/** Providers that answer with an error status, with each API. */
final class ModelRefusalsIT {

    private static EveryModel models;

    @BeforeAll
    static void start(@TempDir Path home, @TempDir Path folder) throws Exception {
        models = new EveryModel(home, folder);
    }

    @AfterAll
    static void stop() {
        models.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | no such model | ''",
                "401 | bad key | '. Check the key in the environment variable `LOCAL_KEY`.'",
                "402 | no money | ''",
                "403 | not you | '. Check that the account may use this model.'",
                "404 | not here | '. Check `model` and the provider''s `base_url`.'",
                "422 | what? | ''",
            })
    void permanentRefusalsAreReportedAtOnceAndTheConversationContinues(
            int status, String words, String advice) {
        models.answers(api ->
                List.of(
                        refusal(status, words + " " + EveryModel.KEY),
                        ModelServer.stream(api.says("welcome back"))));

        var failed = models.ask("hello");
        var second = models.reply(failed, "again");

        failed.forEach((api, answer) -> {
            assertTrue(answer.failed(), api.name());
            assertTrue(
                    answer.text().startsWith("unexpected status " + status + " "),
                    api + ": " + answer.text());
            assertTrue(
                    answer.text().endsWith(": " + words + " [redacted]" + advice),
                    api + ": " + answer.text());
            assertEquals(List.of(), models.announced(answer), api.name());
        });
        second.forEach((api, answer) -> assertEquals("welcome back", answer.text(), api.name()));
        for (WireApi api : WireApi.values()) {
            List<JsonNode> requests = models.model(api).requests();
            assertEquals(2, requests.size(), api.name());
            assertSaidInOrder(requests.get(1), "hello", "again");
        }
        models.assertTheKeyIsNotSent();
    }

    @Test
    void anExhaustedAccountIsReportedAtOnce() {
        models.answers(api ->
                List.of(
                        aResponse().withStatus(429).withBody(api.findsNoMoney()),
                        ModelServer.stream(api.says("welcome back"))));

        var failed = models.ask("hello");
        var second = models.reply(failed, "again");

        failed.forEach((api, answer) -> {
            assertTrue(answer.failed(), api.name());
            assertTrue(
                    answer.text().startsWith("You've hit your usage limit: All is spent."),
                    api + ": " + answer.text());
            assertEquals(List.of(), models.announced(answer), api.name());
        });
        second.forEach((api, answer) -> assertEquals("welcome back", answer.text(), api.name()));
    }

    @Test
    void aRequestThatIsTooLargeIsNotRetried() {
        models.answers(api ->
                List.of(refusal(413, "too much"), ModelServer.stream(api.says("welcome back"))));

        var failed = models.ask("hello");
        var second = models.reply(failed, "again");

        failed.forEach((api, answer) -> {
            assertTrue(answer.failed(), api.name());
            assertTrue(answer.text().endsWith(": too much"), api + ": " + answer.text());
        });
        second.forEach((api, answer) -> assertEquals("welcome back", answer.text(), api.name()));
        for (WireApi api : WireApi.values()) {
            assertEquals(2, models.model(api).requests().size(), api.name());
        }
    }

    @Test
    void aRedirectIsReportedAndNotFollowed() throws Exception {
        try (ModelServer other = new ModelServer(WireApi.RESPONSES)) {
            models.answers(api ->
                    List.of(
                            refusal(307, "over there")
                                    .withHeader("Location", other.url() + api.path()),
                            ModelServer.stream(api.says("welcome back"))));

            var failed = models.ask("hello");
            var second = models.reply(failed, "again");

            failed.forEach((api, answer) ->
                    assertEquals(
                            "unexpected status 307 Temporary Redirect: over there",
                            answer.text(),
                            api.name()));
            second.forEach(
                    (api, answer) -> assertEquals("welcome back", answer.text(), api.name()));
            assertEquals(0, other.received());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "408 | late       | request failed: 408 Request Timeout",
                "409 | busy       | request failed: 409 Conflict",
                "429 | slow down  | request failed: 429 Too Many Requests",
                "500 | oops       | request failed: 500 Internal Server Error",
                "502 | gateway    | request failed: 502 Bad Gateway",
                "503 | overloaded | request failed: 503 Service Unavailable",
                "529 | overloaded | request failed: 529 <unknown status code>",
            })
    void temporaryRefusalsAreRetriedAndAnnouncedWithTheProvidersText(
            int status, String words, String announced) {
        models.answers(api ->
                List.of(
                        refusal(status, words + "\n" + EveryModel.KEY),
                        ModelServer.stream(api.says("there you are"))));

        var answers = models.ask("hello");

        answers.forEach((api, answer) -> {
            assertEquals("there you are", answer.text(), api.name());
            assertAnnouncedOnce(answer, announced + ": " + words + " [redacted]; retrying 1/1 in ");
        });
        assertTheSameWasSentTwice();
        models.assertTheKeyIsNotSent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the seconds | 429 | 1                             | 1s",
                "a date      | 503 | Sun, 22 Nov 2026 17:00:02 GMT | 2s",
            })
    void aDelayThatTheProviderNamesIsObserved(
            String form, int status, String retryAfter, String delay) {
        models.answers(api ->
                List.of(
                        aResponse()
                                .withStatus(status)
                                .withHeader("Date", "Sun, 22 Nov 2026 17:00:00 GMT")
                                .withHeader("Retry-After", retryAfter),
                        ModelServer.stream(api.says("there you are"))));

        var answers = models.ask("hello");

        answers.forEach((api, answer) -> {
            assertEquals("there you are", answer.text(), api.name());
            assertAnnouncedOnce(answer, "request failed: " + status);
            assertTrue(
                    models.announced(answer)
                            .getFirst()
                            .endsWith("; retrying 1/1 in " + delay + "…"),
                    models.announced(answer).toString());
        });
    }

    @Test
    void afterTheLastRetryTheStatusIsReportedAndTheConversationContinues() {
        models.answers(api ->
                List.of(
                        refusal(503, "overloaded"),
                        refusal(503, "overloaded"),
                        refusal(529, "overloaded"),
                        refusal(502, "gateway"),
                        ModelServer.stream(api.says("welcome back"))));

        var failed = models.ask("hello");
        var second = models.reply(failed, "again");

        failed.forEach((api, answer) -> {
            assertTrue(answer.failed(), api.name());
            assertEquals(
                    "exceeded retry limit, last status: 502 Bad Gateway: gateway",
                    answer.text(),
                    api.name());
            assertEquals(3, models.announced(answer).size(), api.name());
        });
        second.forEach((api, answer) -> assertEquals("welcome back", answer.text(), api.name()));
    }

    @Test
    void aMissingKeyIsReportedWithItsVariable(@TempDir Path home, @TempDir Path folder)
            throws Exception {
        try (Client client =
                Basalt.serve(
                        home, folder, "-c", "model_provider=anthropic", "-c", "model=claude-x")) {
            client.initialize("{}");
            JsonNode result =
                    client.result(
                            client.callTool(
                                    "codex",
                                    """
                                    {"prompt":"hi"}\
                                    """));

            assertTrue(result.path("isError").asBoolean(false), result.toString());
            assertTrue(
                    result.toString().contains("Missing environment variable: `ANTHROPIC_API_KEY`"),
                    result.toString());
            assertEquals(0, client.end());
        }
    }

    private static ResponseDefinitionBuilder refusal(int status, String body) {
        return aResponse().withStatus(status).withBody(body);
    }

    private static void assertAnnouncedOnce(EveryModel.Answer answer, String beginning) {
        List<String> announced = models.announced(answer);
        assertEquals(1, announced.size(), announced.toString());
        assertTrue(announced.getFirst().startsWith(beginning), announced.toString());
    }

    private static void assertTheSameWasSentTwice() {
        for (WireApi api : WireApi.values()) {
            List<JsonNode> requests = models.model(api).requests();
            assertEquals(2, requests.size(), api.name());
            assertEquals(requests.get(0), requests.get(1), api.name());
        }
    }

    private static void assertSaidInOrder(JsonNode request, String first, String second) {
        String text = request.toString();
        int at = text.indexOf(first);
        assertTrue(at >= 0 && text.indexOf(second) > at, text);
    }
}
