package dev.basalt.bootstrap.process.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The same session with each API: an image and a prompt in, a repository created, a file written,
 * the answer out.
 */
final class EveryApiIT {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

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

    @ParameterizedTest
    @EnumSource
    void theSameEventsAndUsageAreReported(WireApi api) throws Exception {
        ModelServer model = requireNonNull(MODELS.get(api));
        model.says(
                api.costing(
                        api.runs(
                                """
                                {"command":["git","init"]}\
                                """)),
                api.costing(
                        api.calls(
                                "apply_patch",
                                """
                                {"input":"*** Begin Patch\\n*** Add File: seen.txt\\n+a pixel\\n\
                                *** End Patch"}\
                                """)),
                api.costing(api.streams("done")));
        model.configure(home);

        try (Client client = Basalt.serve(home, folder)) {
            client.initialize("{}");
            begin(client);
            client.answer(
                    client.message("execCommandApproval"),
                    """
                    {"decision":"approved"}\
                    """);
            client.answer(
                    client.message("applyPatchApproval"),
                    """
                    {"decision":"approved"}\
                    """);

            assertEquals(
                    "done", client.event("task_complete").path("last_agent_message").asString());
            assertTrue(Files.isDirectory(folder.resolve(".git")));
            assertEquals("a pixel\n", Files.readString(folder.resolve("seen.txt")));
            assertEquals(
                    List.of(
                            "task_started",
                            "exec_approval_request",
                            "exec_command_begin",
                            "exec_command_end",
                            "token_count 100 40 20 5 120",
                            "apply_patch_approval_request",
                            "patch_apply_begin",
                            "patch_apply_end",
                            "turn_diff",
                            "token_count 100 40 20 5 120",
                            "agent_message_delta done",
                            "agent_message done",
                            "token_count 100 40 20 5 120",
                            "task_complete"),
                    events(client));
            assertEquals(0, client.end());
        }
        assertTheModelWasTold(model.requests());
    }

    private static void begin(Client client) {
        String conversation =
                client.result(
                                client.request(
                                        "newConversation",
                                        """
                                        {"approvalPolicy":"untrusted"}\
                                        """))
                        .path("conversationId")
                        .asString();
        client.result(
                client.request(
                        "addConversationListener",
                        """
                        {"conversationId":"%s"}\
                        """
                                .formatted(conversation)));
        client.result(
                client.request(
                        "sendUserMessage",
                        """
                        {"conversationId":"%s","items":[\
                        {"type":"text","data":{"text":"write down what you see"}},\
                        {"type":"image","data":{"image_url":"data:image/png;base64,%s"}}]}\
                        """
                                .formatted(conversation, PIXEL)));
    }

    /** Returns the events without what differs from run to run. */
    private static List<String> events(Client client) {
        return client.messages().stream()
                .filter(message -> message.path("method").asString("").startsWith("codex/event/"))
                .map(message -> message.at("/params/msg"))
                .map(EveryApiIT::inShort)
                // the number of git's output pieces varies
                .filter(event -> !event.equals("exec_command_output_delta"))
                .toList();
    }

    private static String inShort(JsonNode event) {
        String type = event.path("type").asString();
        return switch (type) {
            case "agent_message" -> type + " " + event.path("message").asString();
            case "agent_message_delta" -> type + " " + event.path("delta").asString();
            case "token_count" ->
                    String.join(
                            " ",
                            type,
                            event.path("input_tokens").toString(),
                            event.path("cached_input_tokens").toString(),
                            event.path("output_tokens").toString(),
                            event.path("reasoning_output_tokens").toString(),
                            event.path("total_tokens").toString());
            default -> type;
        };
    }

    private static void assertTheModelWasTold(List<JsonNode> requests) {
        assertEquals(3, requests.size());
        for (JsonNode request : requests) {
            assertTrue(request.toString().contains(PIXEL), "the picture is in every request");
        }
        assertTrue(requests.get(1).toString().contains("Initialized empty Git repository"));
        assertTrue(requests.get(2).toString().contains("A seen.txt"));
    }
}
