package dev.basalt.bootstrap.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A provider that fails, seen by the host: what is told, what is asked next, what runs twice. */
final class ModelFaultsIT {

    private static final WireApi API = WireApi.RESPONSES;
    private static final String CALLS = API.runs("{\"command\":[\"sh\",\"-c\",\"echo x >> ran\"]}");
    private static final String CALL_WITHOUT_END =
            CALLS.substring(0, CALLS.indexOf("data: {\"type\":\"response.completed\""));

    private ModelServer model;

    @TempDir Path home;
    @TempDir Path folder;

    @BeforeEach
    void startTheModel() {
        model = new ModelServer(API);
    }

    @AfterEach
    void stopTheModel() {
        model.close();
    }

    private Client serve(int requestRetries, int streamRetries) throws Exception {
        model.configure(home);
        Files.writeString(
                home.resolve("config.toml"),
                "approval_policy = \"never\"\nsandbox_mode = \"danger-full-access\"\n"
                        + Files.readString(home.resolve("config.toml"))
                        + "request_max_retries = "
                        + requestRetries
                        + "\nstream_max_retries = "
                        + streamRetries
                        + "\n");
        Client client = Basalt.serve(home, folder);
        client.initialize("{}");
        return client;
    }

    private static JsonNode prompt(Client client, String text) {
        return client.result(
                client.callTool(
                        "codex",
                        """
                        {"prompt":"%s"}\
                        """
                                .formatted(text)));
    }

    private static JsonNode reply(Client client, JsonNode result, String text) {
        return client.result(
                client.callTool(
                        "codex-reply",
                        """
                        {"threadId":"%s","prompt":"%s"}\
                        """
                                .formatted(
                                        result.at("/structuredContent/threadId").asString(),
                                        text)));
    }

    private static String text(JsonNode result) {
        return result.at("/content/0/text").asString();
    }

    private static List<String> background(Client client) {
        return client.messages().stream()
                .map(message -> message.at("/params/msg"))
                .filter(event -> event.path("type").asString("").equals("background_event"))
                .map(event -> event.path("message").asString())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatWaitingDoesNotMendIsToldAtOnceAndTheConversationGoesOn(
            String name, ResponseDefinitionBuilder answer, String told) throws Exception {
        model.answers(answer, stream(API.says("welcome back")));
        try (Client client = serve(4, 5)) {
            JsonNode failed = prompt(client, "hello");

            assertTrue(failed.path("isError").asBoolean(), failed.toString());
            assertEquals(told, text(failed));
            assertEquals(1, model.requests().size());
            assertEquals("welcome back", text(reply(client, failed, "again")));
            assertEquals(0, client.end());
        }
        JsonNode input = model.requests().get(1).path("input");
        assertEquals("hello", input.at("/1/content/0/text").asString());
        assertEquals("again", input.at("/2/content/0/text").asString());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(400, "no such model", "unexpected status 400 Bad Request: no such model"),
                refusal(401, "bad key", "unexpected status 401 Unauthorized: bad key"),
                refusal(403, "not you", "unexpected status 403 Forbidden: not you"),
                refusal(404, "not here", "unexpected status 404 Not Found: not here"),
                refusal(413, "too much", "unexpected status 413 Payload Too Large: too much"),
                refusal(422, "what?", "unexpected status 422 Unprocessable Entity: what?"),
                refusal(
                        429,
                        "{\"error\":{\"type\":\"usage_limit_reached\",\"resets_at\":1800000000}}",
                        "You've hit your usage limit. Limits reset at 2027-01-15T08:00:00Z."));
    }

    private static Arguments refusal(int status, String body, String told) {
        return Arguments.of("" + status, aResponse().withStatus(status).withBody(body), told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void whatMayBeBetterNextTimeIsAskedAgainAndAnnounced(
            String name, ResponseDefinitionBuilder answer, String announced) throws Exception {
        model.answers(answer, stream(API.says("there you are")));
        try (Client client = serve(1, 1)) {
            JsonNode result = prompt(client, "hello");

            assertEquals("there you are", text(result));
            assertFalse(result.path("isError").asBoolean(false));
            assertEquals(1, background(client).size(), background(client).toString());
            String event = background(client).getFirst();
            assertTrue(event.startsWith(announced) && event.contains("; retrying 1/1 in "), event);
            assertEquals(0, client.end());
        }
        assertEquals(model.requests().get(0), model.requests().get(1));
    }

    static Stream<Arguments> passingFaults() {
        return Stream.of(
                passing(
                        "Retry-After",
                        aResponse().withStatus(429).withHeader("Retry-After", "1"),
                        "request failed: 429 Too Many Requests; retrying 1/1 in 1s"),
                passing("408", aResponse().withStatus(408), "request failed: 408"),
                passing("409", aResponse().withStatus(409), "request failed: 409"),
                passing("500", aResponse().withStatus(500), "request failed: 500"),
                passing("502", aResponse().withStatus(502), "request failed: 502"),
                passing("503", aResponse().withStatus(503), "request failed: 503"),
                passing("529", aResponse().withStatus(529), "request failed: 529"),
                passing(
                        "reset",
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        "request failed: error sending request for url"),
                passing(
                        "nothing",
                        aResponse().withFault(Fault.EMPTY_RESPONSE),
                        "request failed: error sending request for url"),
                passing(
                        "nonsense",
                        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                        "request failed: error sending request for url"),
                passing(
                        "garbage in the stream",
                        stream("data: {\"type\":\n\n").withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                        "stream error: stream disconnected before completion"),
                passing(
                        "a page instead of a stream",
                        stream("<html>gateway</html>"),
                        "stream error: stream disconnected before completion"));
    }

    private static Arguments passing(
            String name, ResponseDefinitionBuilder answer, String announced) {
        return Arguments.of(name, answer, announced);
    }

    @Test
    void aCommandThatRanBeforeTheStreamBrokeRunsOnceAndItsOutputIsInTheRetry() throws Exception {
        model.answers(stream(CALL_WITHOUT_END), stream(API.says("done")));
        try (Client client = serve(0, 1)) {
            assertEquals("done", text(prompt(client, "hello")));
            assertEquals(0, client.end());
        }
        assertEquals("x\n", Files.readString(folder.resolve("ran")));
        JsonNode input = model.requests().get(1).path("input");
        assertEquals("function_call", input.at("/2/type").asString());
        assertEquals("function_call_output", input.at("/3/type").asString());
        assertEquals(4, input.size());
    }

    @Test
    void aRedirectionIsToldAndNothingGoesToTheOtherHost() throws Exception {
        try (ModelServer other = new ModelServer(API)) {
            other.says(API.says("give me your key"));
            model.answers(
                    aResponse()
                            .withStatus(307)
                            .withHeader("Location", other.url() + API.path())
                            .withBody("over there"),
                    stream(API.says("welcome back")));
            try (Client client = serve(4, 5)) {
                JsonNode failed = prompt(client, "hello");

                assertEquals("unexpected status 307 Temporary Redirect: over there", text(failed));
                assertEquals("welcome back", text(reply(client, failed, "again")));
                assertEquals(0, client.end());
            }
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void aCompressedAnswerAndOneThatComesByteByByteAreReadLikeAnyOther() throws Exception {
        String dripping = API.says("drop by drop");
        model.answers(
                aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(compressed(API.says("in a small box"))),
                stream(dripping).withChunkedDribbleDelay(dripping.length(), 500));
        try (Client client = serve(0, 0)) {
            JsonNode first = prompt(client, "hello");

            assertEquals("in a small box", text(first));
            assertEquals("drop by drop", text(reply(client, first, "again")));
            assertEquals(0, client.end());
        }
    }

    private static byte[] compressed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aCommandThatRanIsStillKnownWhenAllRetriesAreSpent() throws Exception {
        model.answers(
                stream(CALL_WITHOUT_END),
                aResponse().withStatus(404).withBody("gone"),
                stream(API.says("back")));
        try (Client client = serve(0, 1)) {
            JsonNode failed = prompt(client, "hello");
            assertEquals("unexpected status 404 Not Found: gone", text(failed));
            assertEquals("back", text(reply(client, failed, "again")));
            assertEquals(0, client.end());
        }
        assertEquals("x\n", Files.readString(folder.resolve("ran")));
        JsonNode input = model.requests().get(2).path("input");
        assertEquals("function_call_output", input.at("/3/type").asString());
        assertEquals("again", input.at("/4/content/0/text").asString());
    }

    @ParameterizedTest
    @EnumSource(WireApi.class)
    void aFullContextIsSummarisedAndTheTurnGoesOn(WireApi api) throws Exception {
        model.close();
        model = new ModelServer(api);
        model.answers(
                stream(api.says("hello")),
                aResponse().withStatus(400).withBody(api.findsTooLong()),
                stream(api.says("All is well.")),
                stream(api.says("42")));
        try (Client client = serve(0, 0)) {
            JsonNode first = prompt(client, "a long story");

            assertEquals("42", text(reply(client, first, "what is it?")));
            assertEquals(
                    List.of("the model's context is full; summarising the conversation"),
                    background(client));
            assertEquals(0, client.end());
        }
        String last = model.requests().get(3).toString();
        assertTrue(last.contains("All is well."), last);
        assertTrue(last.contains("what is it?"), last);
        assertFalse(last.contains("a long story"), last);
    }

    @Test
    void aConversationIsSummarisedOnRequestAndTellsWhatItCost() throws Exception {
        String usage = "\"usage\":{\"input_tokens\":10,\"output_tokens\":2,\"total_tokens\":12}";
        model.answers(
                stream(withUsage(API.says("hello"), usage)),
                stream(withUsage(API.says("All is well."), usage)),
                stream(API.says("42")));
        try (Client client = serve(0, 0)) {
            String conversation =
                    client.result(client.request("newConversation", "{}"))
                            .path("conversationId")
                            .asString();
            String params =
                    """
                    {"conversationId":"%s"}\
                    """
                            .formatted(conversation);
            client.result(client.request("addConversationListener", params));
            say(client, conversation, "a long story");
            client.event("task_complete");

            assertEquals("{}", client.result(client.request("compactConversation", params)) + "");
            client.await(message ->
                    message.at("/params/msg/message")
                            .asString("")
                            .equals("Compact task completed"));
            say(client, conversation, "what is it?");
            client.await(message ->
                    message.at("/params/msg/last_agent_message").asString("").equals("42"));

            assertEquals(
                    """
                    {"totalTokenUsage":{"inputTokens":20,"outputTokens":4,"totalTokens":24},\
                    "lastTokenUsage":{"inputTokens":10,"outputTokens":2,"totalTokens":12}}\
                    """,
                    client.result(client.request("getConversationUsage", params)).toString());
            assertEquals(0, client.end());
        }
        assertFalse(model.requests().get(2).toString().contains("a long story"));
    }

    private static void say(Client client, String conversation, String text) {
        client.result(
                client.request(
                        "sendUserMessage",
                        """
                        {"conversationId":"%s","items":[{"type":"text","data":{"text":"%s"}}]}\
                        """
                                .formatted(conversation, text)));
    }

    private static String withUsage(String stream, String usage) {
        return stream.replace(
                "\"response.completed\",\"response\":{\"id\":\"r\"}",
                "\"response.completed\",\"response\":{\"id\":\"r\"," + usage + "}");
    }

    private static ResponseDefinitionBuilder stream(String body) {
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
    }
}
