package dev.basalt.bootstrap.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Providers that fail in the middle of a turn: nothing is lost, and nothing runs twice. */
final class FailingProviderIT {

    private static final String COUNTED =
            """
            {"command":["bash","-c","echo ran >> runs.txt"]}\
            """;

    private static final Map<WireApi, ModelServer> MODELS = new EnumMap<>(WireApi.class);

    @TempDir Path home;
    @TempDir Path folder;

    @BeforeAll
    static void startTheModels() {
        for (WireApi api : List.of(WireApi.ANTHROPIC, WireApi.GEMINI)) {
            MODELS.put(api, new ModelServer(api));
        }
    }

    @AfterAll
    static void stopTheModels() {
        MODELS.values().forEach(ModelServer::close);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANTHROPIC", "GEMINI"})
    void aProviderThatHasTooMuchToDoIsAskedAgain(WireApi api) throws Exception {
        assertEquals(
                List.of("done"),
                answers(
                        api,
                        aResponse().withStatus(429).withHeader("retry-after", "1").withBody("{}"),
                        aResponse().withStatus(529).withBody("{}"),
                        ModelServer.stream(api.runs(COUNTED)),
                        aResponse().withStatus(503).withBody("{}"),
                        ModelServer.stream(api.tells("done"))));

        assertRanOnce();
        assertEquals(5, model(api).requests().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"ANTHROPIC", "GEMINI"})
    void aStreamThatIsCutBeforeItsEndIsBegunAgainAndItsCallRunsOnce(WireApi api) throws Exception {
        String call = api.runs(COUNTED);
        String withoutItsEnd = call.substring(0, call.lastIndexOf("data: ") - 2);
        String cutAfterTheCall =
                withoutItsEnd.contains("message_delta")
                        ? withoutItsEnd.substring(0, withoutItsEnd.lastIndexOf("data: "))
                        : withoutItsEnd;

        assertEquals(
                List.of("done"),
                answers(
                        api,
                        ModelServer.stream(call.substring(0, call.indexOf("echo"))),
                        ModelServer.stream(cutAfterTheCall),
                        ModelServer.stream(call),
                        ModelServer.stream(api.begins("do")),
                        ModelServer.stream(api.tells("done"))));

        assertRanOnce();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANTHROPIC", "GEMINI"})
    void aStreamThatFallsSilentIsBegunAgain(WireApi api) throws Exception {
        String begun = api.begins("do");
        assertEquals(
                List.of("done"),
                answers(
                        api,
                        ModelServer.stream(begun + api.begins("x"))
                                .withChunkedDribbleDelay(2, 60_000),
                        ModelServer.stream(api.tells("done"))));
    }

    @Test
    void aKeyThatIsMissingIsAskedForByItsName() throws Exception {
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

    private List<String> answers(WireApi api, ResponseDefinitionBuilder... answers)
            throws Exception {
        ModelServer model = model(api);
        model.answers(List.of(answers));
        model.configure(home);
        try (Client client =
                Basalt.serve(
                        home, folder, "-c", "model_providers.local.stream_idle_timeout_ms=2000")) {
            client.initialize("{}");
            JsonNode result =
                    client.result(
                            client.callTool(
                                    "codex",
                                    """
                                    {"prompt":"go","approval-policy":"never",\
                                    "sandbox":"danger-full-access"}\
                                    """));
            assertFalse(result.path("isError").asBoolean(false), result.toString());
            assertEquals(0, client.end());
            return client.messages().stream()
                    .map(message -> message.at("/params/msg"))
                    .filter(event -> event.path("type").asString("").equals("agent_message"))
                    .map(event -> event.path("message").asString())
                    .toList();
        }
    }

    private void assertRanOnce() throws Exception {
        assertEquals("ran\n", Files.readString(folder.resolve("runs.txt")));
    }

    private static ModelServer model(WireApi api) {
        return requireNonNull(MODELS.get(api));
    }
}
