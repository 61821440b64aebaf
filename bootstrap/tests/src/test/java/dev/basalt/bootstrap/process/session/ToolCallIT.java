package dev.basalt.bootstrap.process.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

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
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** A prompt, an approved command and the answer through the MCP tools. */
final class ToolCallIT {

    private static final String GIT_INIT =
            """
            {"command":["git","init"]}\
            """;
    private static final String UNTRUSTED =
            """
            {"prompt":"make it a repository","approval-policy":"untrusted"}\
            """;
    private static final String CAN_ASK =
            """
            {"elicitation":{}}\
            """;

    private static final Map<WireApi, ModelServer> MODELS = new EnumMap<>(WireApi.class);

    @TempDir Path home;
    @TempDir Path folder;

    @BeforeAll
    static void startTheModels() {
        for (WireApi api : WireApi.values()) {
            MODELS.put(api, new ModelServer(api));
        }
    }

    @AfterAll
    static void stopTheModels() {
        MODELS.values().forEach(ModelServer::close);
    }

    private static ModelServer model(WireApi api) {
        return requireNonNull(MODELS.get(api));
    }

    private Client serve(WireApi api) throws IOException {
        ModelServer model = model(api);
        model.says(api.runs(GIT_INIT), api.says("done"), api.says("you are welcome"));
        model.configure(home);
        return Basalt.serve(home, folder);
    }

    private String outputTheModelWasTold(WireApi api) {
        return model(api).requests().get(1).toString();
    }

    private boolean isRepository() {
        return Files.isDirectory(folder.resolve(".git"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    RESPONSES | {"decision":"approved"}
                    RESPONSES | {"action":"accept","content":{"decision":"approved"}}
                    RESPONSES | {"action":"accept","content":{}}
                    RESPONSES | {"action":"accept"}
                    CHAT      | {"decision":"approved"}
                    CHAT      | {"action":"accept","content":{"decision":"approved"}}
                    """)
    void theCommandRunsWhenApproved(WireApi api, String answer) throws Exception {
        try (Client client = serve(api)) {
            client.initialize(CAN_ASK);
            int call = client.callTool("codex", UNTRUSTED);
            JsonNode question = client.message("elicitation/create");
            assertFalse(isRepository());
            client.answer(question, answer);

            JsonNode result = client.result(call);

            assertTrue(isRepository());
            assertTrue(outputTheModelWasTold(api).contains("Initialized empty Git repository"));
            assertEquals("done", result.at("/content/0/text").asString());
            assertEquals("done", result.at("/structuredContent/content").asString());
            assertFalse(result.path("isError").asBoolean(false));
            assertEquals(0, client.end());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"decision":"denied"}\
                """,
                """
                {"action":"decline"}\
                """,
                """
                {"action":"accept","content":{"decision":"denied"}}\
                """,
                """
                "yes, please\"\
                """,
                "{}"
            })
    void theCommandDoesNotRunWithoutAClearApproval(String answer) throws Exception {
        try (Client client = serve(WireApi.RESPONSES)) {
            client.initialize(CAN_ASK);
            int call = client.callTool("codex", UNTRUSTED);
            client.answer(client.message("elicitation/create"), answer);

            JsonNode result = client.result(call);

            assertFalse(isRepository());
            assertTrue(outputTheModelWasTold(WireApi.RESPONSES).contains("rejected by user"));
            assertEquals("done", result.at("/content/0/text").asString());
        }
    }

    @Test
    void anErrorInsteadOfAnAnswerIsADenial() throws Exception {
        try (Client client = serve(WireApi.RESPONSES)) {
            client.initialize(CAN_ASK);
            int call = client.callTool("codex", UNTRUSTED);
            client.answerWithError(client.message("elicitation/create"));

            client.result(call);

            assertFalse(isRepository());
            assertTrue(outputTheModelWasTold(WireApi.RESPONSES).contains("rejected by user"));
        }
    }

    @Test
    void cancellingAnApprovalEndsTheTurn() throws Exception {
        try (Client client = serve(WireApi.RESPONSES)) {
            client.initialize(CAN_ASK);
            int call = client.callTool("codex", UNTRUSTED);
            client.answer(client.message("elicitation/create"), "{\"action\":\"cancel\"}");

            JsonNode result = client.result(call);

            assertTrue(result.path("isError").asBoolean());
            assertFalse(isRepository());
            assertEquals(1, model(WireApi.RESPONSES).requests().size());
        }
    }

    @Test
    void aClientWithoutElicitationDeniesAtOnce() throws Exception {
        try (Client client = serve(WireApi.RESPONSES)) {
            client.initialize("{}");

            client.result(client.callTool("codex", UNTRUSTED));

            assertFalse(isRepository());
            assertTrue(
                    client.messages().stream()
                            .noneMatch(message ->
                                    message.path("method")
                                            .asString("")
                                            .equals("elicitation/create")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"threadId", "conversationId", "sessionId"})
    void aConversationContinuesUnderEachNameOfItsId(String name) throws Exception {
        try (Client client = serve(WireApi.RESPONSES)) {
            client.initialize(CAN_ASK);
            int first = client.callTool("codex", UNTRUSTED);
            client.answer(client.message("elicitation/create"), "{\"decision\":\"approved\"}");
            String thread = client.result(first).at("/structuredContent/threadId").asString();

            JsonNode result =
                    client.result(
                            client.callTool(
                                    "codex-reply",
                                    """
                                    {"%s":"%s","prompt":"thank you"}\
                                    """
                                            .formatted(name, thread)));

            assertEquals("you are welcome", result.at("/content/0/text").asString());
            assertEquals(thread, result.at("/structuredContent/threadId").asString());
            JsonNode request = model(WireApi.RESPONSES).requests().getLast();
            assertTrue(request.toString().contains("make it a repository"));
            assertTrue(request.toString().contains("thank you"));
        }
    }
}
