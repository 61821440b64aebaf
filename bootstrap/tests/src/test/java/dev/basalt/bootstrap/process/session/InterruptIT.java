package dev.basalt.bootstrap.process.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A turn can be ended at any moment, and the next one starts from a consistent history. */
final class InterruptIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final WireApi API = WireApi.RESPONSES;
    private static final String NEVER_ENDS =
            API.runs(
                    """
                    {"command":["sh","-c","exec 9>life; echo on >&9; sleep 999 & sleep 999"]}\
                    """);
    private static final String ASKS = API.runs("{\"command\":[\"git\",\"init\"]}");
    private static ModelServer model;

    @TempDir Path home;
    @TempDir Path folder;

    @BeforeAll
    static void startTheModel() {
        model = new ModelServer(API);
    }

    @AfterAll
    static void stopTheModel() {
        model.close();
    }

    @BeforeEach
    void configure() throws IOException {
        model.configure(home);
    }

    private Client serve() throws IOException {
        Client client = Basalt.serve(home, folder);
        client.initialize("{\"elicitation\":{}}");
        return client;
    }

    private static String converse(Client client, String policy) {
        return client.result(
                        client.request(
                                "newConversation",
                                """
                                {"approvalPolicy":"%s","sandbox":"danger-full-access"}\
                                """
                                        .formatted(policy)))
                .path("conversationId")
                .asString();
    }

    private static String converseWithListener(Client client, String policy) {
        String conversation = converse(client, policy);
        client.result(client.request("addConversationListener", of(conversation)));
        return conversation;
    }

    private static String of(String conversation) {
        return """
        {"conversationId":"%s"}\
        """
                .formatted(conversation);
    }

    private static void say(Client client, String conversation, String text) {
        client.result(
                client.request(
                        "sendUserMessage",
                        """
                        {"conversationId":"%s",\
                        "items":[{"type":"text","data":{"text":"%s"}}]}\
                        """
                                .formatted(conversation, text)));
    }

    private static void assertInterrupts(Client client, String conversation) {
        int id = client.request("interruptConversation", of(conversation));
        assertEquals("interrupted", client.result(id).path("abortReason").asString());
    }

    private static void cancel(Client client, int call) {
        client.line(
                """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":%d}}\
                """
                        .formatted(call));
    }

    private static int prompt(Client client, String policy) {
        return client.callTool(
                "codex",
                """
                {"prompt":"go","approval-policy":"%s","sandbox":"danger-full-access"}\
                """
                        .formatted(policy));
    }

    private static String sessionOf(Client client) {
        return client.event("session_configured").path("session_id").asString();
    }

    private static String reply(Client client, String conversation) {
        int id =
                client.callTool(
                        "codex-reply",
                        """
                        {"sessionId":"%s","prompt":"and now?"}\
                        """
                                .formatted(conversation));
        JsonNode result = client.result(id);
        assertFalse(result.path("isError").asBoolean(false), result.toString());
        return result.at("/content/0/text").asString();
    }

    private static void assertNothingMoreFor(int call, Client client) {
        // its events say that it ended, and no answer follows them
        int last = 0;
        List<JsonNode> messages = client.messages();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).at("/params/_meta/requestId").asInt(-1) == call) {
                last = i;
            }
            assertFalse(
                    !messages.get(i).has("method") && messages.get(i).path("id").asInt() == call,
                    messages.get(i)::toString);
        }
        assertEquals("turn_aborted", messages.get(last).at("/params/msg/type").asString());
    }

    private static List<JsonNode> lastInput() {
        return model.requests().getLast().path("input").valueStream().toList();
    }

    private static void assertEveryCallHasAnOutput() {
        List<String> calls = ids("function_call");
        assertFalse(calls.isEmpty());
        assertEquals(calls, ids("function_call_output"));
    }

    private static List<String> ids(String type) {
        return lastInput().stream()
                .filter(item -> item.path("type").asString().equals(type))
                .map(item -> item.path("call_id").asString())
                .toList();
    }

    /** Makes the pipe that the endless command and its child hold open, and waits for both. */
    private BufferedReader lifeOfTheCommand() throws Exception {
        BufferedReader life =
                assertTimeoutPreemptively(
                        PATIENCE, () -> Files.newBufferedReader(folder.resolve("life")));
        assertEquals("on", life.readLine());
        return life;
    }

    private void makeLife() throws Exception {
        new ProcessBuilder("mkfifo", folder.resolve("life").toString()).start().waitFor();
    }

    @Test
    void isAnsweredWhenNothingRuns() throws Exception {
        model.says(API.says("done"));
        try (Client client = serve()) {
            String conversation = converseWithListener(client, "never");
            assertInterrupts(client, conversation);
            assertInterrupts(client, conversation);

            say(client, conversation, "go");

            assertEquals(
                    "done", client.event("task_complete").at("/last_agent_message").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsTheModelsResponseWithAndWithoutAListener(boolean listening) throws Exception {
        model.beginsToSay("Once upon a time");
        try (Client client = serve()) {
            String conversation =
                    listening ? converseWithListener(client, "never") : converse(client, "never");
            say(client, conversation, "go");
            if (listening) {
                client.event("agent_message_delta");
            }

            assertInterrupts(client, conversation);

            model.says(API.says("done"));
            if (!listening) {
                client.result(client.request("addConversationListener", of(conversation)));
            }
            client.event("turn_aborted");
            say(client, conversation, "and now?");
            client.event("task_complete");
            assertTrue(lastInput().getLast().toString().contains("and now?"));
            if (listening) {
                assertTrue(lastInput().toString().contains("Once upon a time"));
            }
        }
    }

    @Test
    void endsACommandWithAllItsProcessesAndIsAnsweredTwice() throws Exception {
        makeLife();
        model.says(NEVER_ENDS, API.says("done"));
        try (Client client = serve()) {
            String conversation = converseWithListener(client, "never");
            say(client, conversation, "go");
            BufferedReader life = lifeOfTheCommand();

            int one = client.request("interruptConversation", of(conversation));
            int two = client.request("interruptConversation", of(conversation));

            assertEquals("interrupted", client.result(one).path("abortReason").asString());
            assertEquals("interrupted", client.result(two).path("abortReason").asString());
            assertNull(assertTimeoutPreemptively(PATIENCE, life::readLine));
            say(client, conversation, "and now?");
            client.event("task_complete");
            assertEveryCallHasAnOutput();
        }
    }

    @Test
    void withdrawsAnApprovalRequestAndTheNextTurnIsClean() throws Exception {
        model.says(ASKS, API.says("done"));
        try (Client client = serve()) {
            String conversation = converseWithListener(client, "untrusted");
            say(client, conversation, "go");
            JsonNode question = client.message("execCommandApproval");

            assertInterrupts(client, conversation);

            assertEquals(
                    question.get("id"),
                    client.message("notifications/cancelled").at("/params/requestId"));
            client.answer(
                    question,
                    """
                    {"decision":"approved"}\
                    """);
            say(client, conversation, "and now?");
            client.event("task_complete");
            assertEveryCallHasAnOutput();
            assertFalse(Files.exists(folder.resolve(".git")));
        }
    }

    @Test
    void aCancelledCallEndsItsCommandAndIsNotAnswered() throws Exception {
        makeLife();
        model.says(NEVER_ENDS, API.says("done"));
        try (Client client = serve()) {
            int call = prompt(client, "never");
            BufferedReader life = lifeOfTheCommand();

            cancel(client, call);

            assertNull(assertTimeoutPreemptively(PATIENCE, life::readLine));
            assertEquals("done", reply(client, sessionOf(client)));
            assertEveryCallHasAnOutput();
            assertEquals(0, client.end());
            assertNothingMoreFor(call, client);
        }
    }

    @Test
    void aCancelledCallWithdrawsItsApprovalRequestAndTheNextIsClean() throws Exception {
        model.says(ASKS, API.says("done"));
        try (Client client = serve()) {
            int call = prompt(client, "untrusted");
            JsonNode question = client.message("elicitation/create");

            cancel(client, call);

            assertEquals(
                    question.get("id"),
                    client.message("notifications/cancelled").at("/params/requestId"));
            client.answer(
                    question,
                    """
                    {"action":"accept","content":{"decision":"approved"}}\
                    """);
            assertEquals("done", reply(client, sessionOf(client)));
            assertEveryCallHasAnOutput();
            assertEquals(0, client.end());
            assertNothingMoreFor(call, client);
            assertFalse(Files.exists(folder.resolve(".git")));
        }
    }

    @Test
    void aQueuedReplyCanBeCancelledAndTheRunningTurnContinues() throws Exception {
        model.says(ASKS, API.says("done"));
        try (Client client = serve()) {
            int call = prompt(client, "untrusted");
            JsonNode question = client.message("elicitation/create");
            int waiting =
                    client.callTool(
                            "codex-reply",
                            """
                            {"sessionId":"%s","prompt":"never mind"}\
                            """
                                    .formatted(sessionOf(client)));

            cancel(client, waiting);
            client.result(client.request("ping", "{}"));
            client.answer(
                    question,
                    """
                    {"action":"decline"}\
                    """);

            assertEquals("done", client.result(call).at("/content/0/text").asString());
            assertEquals(0, client.end());
            assertFalse(model.requests().toString().contains("never mind"));
            assertTrue(
                    client.messages().stream()
                            .noneMatch(message ->
                                    message.path("id").asInt(-1) == waiting
                                            || message.at("/params/_meta/requestId").asInt(-1)
                                                    == waiting));
        }
    }
}
