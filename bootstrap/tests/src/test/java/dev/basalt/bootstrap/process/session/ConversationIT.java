package dev.basalt.bootstrap.process.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;

/** A prompt, an approved command and the answer through the direct methods, without MCP. */
final class ConversationIT {

    private static final WireApi API = WireApi.RESPONSES;
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
    void prepareTheModel() throws Exception {
        model.says(API.runs("{\"command\":[\"git\",\"init\"]}"), API.says("done"));
        model.configure(home);
    }

    private static String begin(Client client) {
        return client.result(
                        client.request(
                                "newConversation",
                                """
                                {"approvalPolicy":"untrusted"}\
                                """))
                .path("conversationId")
                .asString();
    }

    private static void listen(Client client, String conversation) {
        client.result(
                client.request(
                        "addConversationListener",
                        """
                        {"conversationId":"%s"}\
                        """
                                .formatted(conversation)));
    }

    private static void say(Client client, String conversation) {
        client.result(
                client.request(
                        "sendUserMessage",
                        """
                        {"conversationId":"%s",\
                        "items":[{"type":"text","data":{"text":"make it a repository"}}]}\
                        """
                                .formatted(conversation)));
    }

    @ParameterizedTest
    @CsvSource({"approved, true", "denied, false"})
    void theListenerDecidesWhetherTheCommandRuns(String decision, boolean runs) throws Exception {
        try (Client client = Basalt.serve(home, folder)) {
            String conversation = begin(client);
            listen(client, conversation);
            say(client, conversation);
            JsonNode question = client.message("execCommandApproval");
            assertEquals(conversation, question.at("/params/conversation_id").asString());
            assertEquals("[\"git\",\"init\"]", question.at("/params/command").toString());
            assertFalse(Files.exists(folder.resolve(".git")));
            client.answer(
                    question,
                    """
                    {"decision":"%s"}\
                    """
                            .formatted(decision));

            assertEquals(
                    "done", client.event("task_complete").at("/last_agent_message").asString());
            assertEquals(runs, Files.isDirectory(folder.resolve(".git")));
            assertEquals(
                    runs,
                    model.requests()
                            .get(1)
                            .toString()
                            .contains("Initialized empty Git repository"));
            assertEquals(0, client.end());
        }
    }

    @Test
    void eventsAreSentToListenersUnderTheirType() throws Exception {
        try (Client client = Basalt.serve(home, folder)) {
            String conversation = begin(client);
            listen(client, conversation);
            say(client, conversation);
            client.answerWithError(client.message("execCommandApproval"));

            JsonNode completed = client.message("codex/event/task_complete");

            assertEquals(conversation, completed.at("/params/conversationId").asString());
            assertTrue(
                    client.messages().stream()
                            .noneMatch(message ->
                                    message.path("method").asString("").equals("codex/event")));
        }
    }
}
