package dev.basalt.bootstrap.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Patches through each door that a client can come in by: approved, denied, out of bounds. */
final class PatchIT {

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

    /** How a client gets the model to work. */
    enum Door {
        CODEX("elicitation/create") {
            @Override
            void enter(Client client, String policy) {
                model.says(patch(), API.says("done"));
                client.callTool("codex", "{\"prompt\":\"edit it\"," + policy + "}");
            }
        },
        CODEX_REPLY("elicitation/create") {
            @Override
            void enter(Client client, String policy) {
                model.says(API.says("hello"), patch(), API.says("done"));
                JsonNode first =
                        client.result(
                                client.callTool("codex", "{\"prompt\":\"hi\"," + policy + "}"));
                client.callTool(
                        "codex-reply",
                        "{\"prompt\":\"edit it\",\"threadId\":\""
                                + first.at("/structuredContent/threadId").asString()
                                + "\"}");
            }
        },
        DIRECT("applyPatchApproval") {
            @Override
            void enter(Client client, String policy) {
                model.says(patch(), API.says("done"));
                String conversation =
                        client.result(
                                        client.request(
                                                "newConversation",
                                                "{"
                                                        + policy.replace(
                                                                "approval-policy", "approvalPolicy")
                                                        + "}"))
                                .path("conversationId")
                                .asString();
                client.result(
                        client.request(
                                "addConversationListener",
                                "{\"conversationId\":\"" + conversation + "\"}"));
                client.result(
                        client.request(
                                "sendUserMessage",
                                "{\"conversationId\":\""
                                        + conversation
                                        + "\",\"items\":[{\"type\":\"text\","
                                        + "\"data\":{\"text\":\"edit it\"}}]}"));
            }
        };

        private final String question;

        Door(String question) {
            this.question = question;
        }

        abstract void enter(Client client, String policy);
    }

    private static String target = "a.txt";

    private static String patch() {
        // Escaped twice: the model's arguments are JSON inside JSON.
        return API.runs(
                        "{\"command\":[\"apply_patch\",\"*** Begin Patch@@NL@@"
                                + "*** Update File: "
                                + target
                                + "@@NL@@-old@@NL@@+new@@NL@@*** End Patch\"]}")
                .replace("@@NL@@", "\\\\n");
    }

    private Client serve(String file) throws IOException {
        target = file;
        Files.writeString(folder.resolve("a.txt"), "old\n");
        model.configure(home);
        Client client = Basalt.serve(home, folder);
        client.initialize("{\"elicitation\":{}}");
        return client;
    }

    private String content() throws IOException {
        return Files.readString(folder.resolve("a.txt"));
    }

    @ParameterizedTest
    @EnumSource
    void anApprovedPatchChangesTheFileAndTheDifferenceIsTold(Door door) throws Exception {
        try (Client client = serve("a.txt")) {
            door.enter(client, "\"approval-policy\":\"untrusted\"");
            JsonNode question = client.message(door.question);
            assertEquals("old\n", content());
            client.answer(question, "{\"decision\":\"approved\"}");

            String diff = client.event("turn_diff").path("unified_diff").asString();

            assertTrue(diff.contains("\n-old\n+new\n"), diff);
            client.event("task_complete");
            assertEquals("new\n", content());
            assertEquals(0, client.end());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeniedPatchChangesNothingAndTheModelIsTold(Door door) throws Exception {
        try (Client client = serve("a.txt")) {
            door.enter(client, "\"approval-policy\":\"untrusted\"");
            client.answer(client.message(door.question), "{\"decision\":\"denied\"}");

            client.await(PatchIT::isTheEnd);

            assertEquals("old\n", content());
            assertTrue(model.requests().getLast().toString().contains("patch rejected by user"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPatchOutOfTheWorkspaceIsRefusedWhenNobodyMayBeAsked(Door door) throws Exception {
        Path outside = Files.writeString(home.resolve("outside.txt"), "old\n");
        try (Client client = serve(outside.toString())) {
            door.enter(
                    client,
                    "\"approval-policy\":\"never\",\"config\":{"
                            + "\"sandbox_mode\":\"workspace-write\","
                            + "\"sandbox_workspace_write.exclude_slash_tmp\":true,"
                            + "\"sandbox_workspace_write.exclude_tmpdir_env_var\":true}");

            client.await(PatchIT::isTheEnd);

            assertEquals("old\n", Files.readString(outside));
            assertTrue(
                    model.requests()
                            .getLast()
                            .toString()
                            .contains("writing outside of the project"));
        }
    }

    private static boolean isTheEnd(JsonNode message) {
        return message.at("/params/msg/last_agent_message").asString("").equals("done");
    }
}
