package dev.basalt.bootstrap.server.doors;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Injector;

import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.application.fake.ScriptedModel;
import dev.basalt.bootstrap.agent.Shutdown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Two clients of one server: all that is wired once is shared, and each has its own session. */
@Timeout(60)
final class SeveralSessionsTest {

    @TempDir Path home;
    @TempDir Path folder;

    private final McpProtocol protocol = new McpProtocol();
    private final ScriptedModel model = new ScriptedModel();
    private Injector server;
    private MemoryClient one;
    private MemoryClient other;

    @BeforeEach
    void connectTwoClients() throws IOException {
        var sessions = new Sessions();
        server = ServerInMemory.wire(McpProtocol.doors(), sessions, home, model);
        Methods methods =
                protocol.handshake(() -> {})
                        .and(InjectedServer.methods(McpProtocol.doors(), server));
        one = connect(sessions, methods);
        other = connect(sessions, methods);
    }

    private static MemoryClient connect(Sessions sessions, Methods methods) {
        var client = new MemoryClient(sessions, methods);
        client.ask(
                0,
                "initialize",
                """
                {"protocolVersion":"2025-06-18","capabilities":{"elicitation":{}},\
                "clientInfo":{"name":"test","version":"1"}}\
                """);
        return client;
    }

    @AfterEach
    void shutDown() {
        one.close();
        other.close();
        server.getInstance(Shutdown.class).run();
    }

    @Test
    void eachReceivesOnlyTheEventsItSubscribedTo() {
        String shared = newConversation(one, 1);
        String own = newConversation(one, 2);
        subscribe(one, 3, shared);
        subscribe(one, 4, own);
        subscribe(other, 1, shared);
        model.says(message("for both")).says(message("for one"));

        say(other, 2, shared);
        one.await("task_complete", shared, "for both");
        other.await("task_complete", shared, "for both");
        say(one, 5, own);
        one.await("task_complete", own, "for one");
        other.ask(3, "ping", "{}");

        assertFalse(receivedOf(other, own), "events without a subscription");
    }

    @Test
    void eachIsAskedAboutItsOwnCallsOnlyUnderItsOwnNumbers() {
        begin(one, 1, "one");
        begin(other, 1, "other");
        model.says(message("one is done"));
        answer(one, 0, "approved");
        assertTrue(one.answer(1).contains("one is done"));
        model.says(message("other is done"));
        answer(other, 0, "denied");
        assertTrue(other.answer(1).contains("other is done"));

        assertTrue(Files.exists(folder.resolve("one")));
        assertFalse(Files.exists(folder.resolve("other")));
        assertFalse(receivedOf(one, "\"other\""), "a question of the other's call");
        assertFalse(receivedOf(other, "\"one\""), "a question of the one's call");
    }

    @Test
    void aCallIsCancelledByItsOwnClientOnly() {
        begin(one, 7, "one");
        begin(other, 7, "other");
        one.line(
                """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}\
                """);
        one.await("\"method\":\"notifications/cancelled\"", "\"requestId\":0");
        model.says(message("other is done"));
        answer(other, 0, "approved");

        assertTrue(other.answer(7).contains("other is done"));
        assertFalse(receivedOf(one, "\"id\":7,"), "an answer to a cancelled call");
    }

    @Test
    void aSubscriptionIsRemovedByItsOwnClientOnly() {
        String conversation = newConversation(one, 1);
        String subscription = subscribe(one, 2, conversation);
        String params = "{\"subscriptionId\":\"" + subscription + "\"}";

        assertTrue(
                other.ask(1, "removeConversationListener", params)
                        .contains("subscription not found: " + subscription));
        assertEquals(
                "{\"id\":3,\"jsonrpc\":\"2.0\",\"result\":{}}",
                one.ask(3, "removeConversationListener", params));
    }

    @Test
    void aSessionThatIsClosedTakesWhatIsItsOwnWithItAndNothingElse() {
        String shared = newConversation(one, 1);
        subscribe(one, 2, shared);
        subscribe(other, 1, shared);
        begin(one, 3, "one");
        begin(other, 2, "other");

        one.close();
        one.session().close(Duration.ofSeconds(20));

        one.await("\"method\":\"notifications/cancelled\"", "\"requestId\":0");
        assertTrue(one.answer(3).contains("Turn aborted: interrupted"));
        model.says(message("other is done"));
        answer(other, 0, "approved");
        assertTrue(other.answer(2).contains("other is done"));
        model.says(message("for the other"));
        say(other, 3, shared);
        other.await("task_complete", shared, "for the other");
        assertFalse(receivedOf(one, "for the other"), "an event after the end");
    }

    @Test
    void whatOneClientChangesOfTheAccountIsAnnouncedToBoth() {
        one.ask(1, "loginApiKey", "{\"apiKey\":\"sk-1\"}");

        one.await("authStatusChange", "apikey");
        other.await("authStatusChange", "apikey");
    }

    @Test
    void theShutdownInterruptsTheTurnsOfAllSessions() throws InterruptedException {
        var reached = new CountDownLatch(2);
        model.hangs(reached).hangs(reached);
        callCodex(one, 1);
        callCodex(other, 1);
        reached.await();

        server.getInstance(Shutdown.class).run();

        assertTrue(one.answer(1).contains("Turn aborted: interrupted"));
        assertTrue(other.answer(1).contains("Turn aborted: interrupted"));
        assertTrue(one.ask(2, "getUserSavedConfig", "{}").contains("the server is shutting down"));
    }

    private String newConversation(MemoryClient client, int id) {
        return valueOf(
                "conversationId",
                client.ask(id, "newConversation", "{\"cwd\":\"" + folder + "\"}"));
    }

    private static String subscribe(MemoryClient client, int id, String conversation) {
        return valueOf(
                "subscriptionId",
                client.ask(
                        id,
                        "addConversationListener",
                        "{\"conversationId\":\"" + conversation + "\"}"));
    }

    private static void say(MemoryClient client, int id, String conversation) {
        client.request(
                id,
                "sendUserMessage",
                """
                {"conversationId":"%s","items":[{"type":"text","data":{"text":"go"}}]}\
                """
                        .formatted(conversation));
    }

    /**
     * Calls the agent, which calls for touching a file of that name, and waits for the question.
     */
    private void begin(MemoryClient client, int id, String file) {
        model.says(call("c1", "shell", "{\"command\":[\"touch\",\"" + file + "\"]}"));
        callCodex(client, id);
        client.await("\"id\":0,", "\"method\":\"elicitation/create\"", "\"" + file + "\"");
    }

    private void callCodex(MemoryClient client, int id) {
        client.callTool(id, "codex", "{\"prompt\":\"go\",\"cwd\":\"" + folder + "\"}");
    }

    private static void answer(MemoryClient client, int question, String decision) {
        client.line(
                "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"decision\":\"%s\"}}"
                        .formatted(question, decision));
    }

    private static boolean receivedOf(MemoryClient client, String text) {
        return client.received().stream().anyMatch(line -> line.contains(text));
    }

    private static String valueOf(String key, String line) {
        String before = "\"" + key + "\":\"";
        int start = line.indexOf(before) + before.length();
        return line.substring(start, line.indexOf('"', start));
    }
}
