package dev.basalt.bootstrap.process.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Patches through each door: approved, denied, outside the workspace. */
final class PatchIT {

    private static final WireApi API = WireApi.RESPONSES;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WORD = Form.SHELL_WORD.patches("a.txt");
    private static final String UNTRUSTED = "{\"approval_policy\":\"untrusted\"}";
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

    /** How the model calls for a patch. */
    enum Form {
        FUNCTION {
            @Override
            ObjectNode item(String patch) {
                return call("function_call", "apply_patch")
                        .put("arguments", JSON.createObjectNode().put("input", patch).toString());
            }
        },
        FREE_FORM {
            @Override
            ObjectNode item(String patch) {
                return call("custom_tool_call", "apply_patch").put("input", patch);
            }
        },
        SHELL_WORD {
            @Override
            ObjectNode item(String patch) {
                return shell("apply_patch", patch);
            }
        },
        HERE_DOCUMENT {
            @Override
            ObjectNode item(String patch) {
                return shell("bash", "-lc", "apply_patch <<'EOF'\n" + patch + "\nEOF\n");
            }
        };

        abstract ObjectNode item(String patch);

        private static ObjectNode call(String type, String name) {
            return JSON.createObjectNode()
                    .put("type", type)
                    .put("id", "f")
                    .put("call_id", "call-1")
                    .put("name", name);
        }

        private static ObjectNode shell(String... argv) {
            ObjectNode arguments = JSON.createObjectNode();
            ArrayNode command = arguments.putArray("command");
            Stream.of(argv).forEach(command::add);
            return call("function_call", "shell").put("arguments", arguments.toString());
        }

        /** Returns the stream with which the model changes a line of a file. */
        String patches(String file) {
            String patch =
                    "*** Begin Patch\n*** Update File: " + file + "\n@@\n-old\n+new\n*** End Patch";
            return """
            data: {"type":"response.created","response":{"id":"r"}}

            data: {"type":"response.output_item.done","output_index":0,"item":%s}

            data: {"type":"response.completed","response":{"id":"r"}}

            """
                    .formatted(item(patch));
        }
    }

    private Client serve(String... arguments) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "old\n");
        model.configure(home);
        Client client = Basalt.serve(home, folder, arguments);
        client.initialize("{\"elicitation\":{}}");
        return client;
    }

    private String content() throws IOException {
        return Files.readString(folder.resolve("a.txt"));
    }

    @ParameterizedTest
    @EnumSource
    void anApprovedPatchChangesTheFileAndTheDiffIsReported(Door door) throws Exception {
        try (Client client = serve()) {
            door.enter(client, model, UNTRUSTED, WORD);
            JsonNode question = client.message(door.aboutPatches());
            assertEquals("old\n", content());
            client.answer(question, "{\"decision\":\"approved\"}");

            String diff = client.event("turn_diff").path("unified_diff").asString();

            assertTrue(diff.contains("\n-old\n+new\n"), diff);
            client.event("task_complete");
            assertEquals("new\n", content());
            assertEquals(0, client.end());
        }
    }

    @Test
    void aLaterClientReceivesTheLaterElicitation() throws Exception {
        try (Client client = serve("-c", "elicitation_shape=codex-0.153")) {
            Door.CODEX.enter(client, model, UNTRUSTED, WORD);
            JsonNode question = client.message("elicitation/create").path("params");

            JsonNode change = question.at("/codex_changes").iterator().next();
            assertEquals("update", change.path("type").asString());
            assertEquals("@@ -1 +1 @@\n-old\n+new\n", change.path("unified_diff").asString());
            assertEquals(
                    client.event("session_configured").path("session_id"),
                    question.path("threadId"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeniedPatchChangesNothingAndIsReportedToTheModel(Door door) throws Exception {
        try (Client client = serve()) {
            door.enter(client, model, UNTRUSTED, WORD);
            client.answer(client.message(door.aboutPatches()), "{\"decision\":\"denied\"}");

            client.await(Door::isTheEnd);

            assertEquals("old\n", content());
            assertTrue(model.requests().getLast().toString().contains("patch rejected by user"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPatchOutsideTheWorkspaceIsRefusedWithoutApprovals(Door door) throws Exception {
        Path outside = Files.writeString(home.resolve("outside.txt"), "old\n");
        try (Client client = serve()) {
            door.enter(
                    client,
                    model,
                    inWorkspace("never"),
                    Form.SHELL_WORD.patches(outside.toString()));

            client.await(Door::isTheEnd);

            assertEquals("old\n", Files.readString(outside));
            assertTrue(
                    model.requests()
                            .getLast()
                            .toString()
                            .contains("writing outside of the project"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPatchOutsideTheWorkspaceNeedsApprovalForItsDirectory(Door door) throws Exception {
        Path outside = Files.writeString(home.toRealPath().resolve("outside.txt"), "old\n");
        try (Client client = serve()) {
            door.enter(
                    client,
                    model,
                    inWorkspace("on-request"),
                    Form.SHELL_WORD.patches(outside.toString()));
            JsonNode question = client.message(door.aboutPatches());
            client.answer(question, "{\"decision\":\"approved_for_session\"}");

            client.await(Door::isTheEnd);

            assertTrue(question.toString().contains("grant_root\":\"" + outside.getParent()));
            assertEquals("new\n", Files.readString(outside));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFormOfAPatchIsAppliedWithoutACommand(Form form) throws Exception {
        try (Client client = serve()) {
            Door.CODEX.enter(client, model, inWorkspace("never"), form.patches("a.txt"));

            client.await(Door::isTheEnd);

            assertEquals("new\n", content());
            assertTrue(client.event("patch_apply_end").path("success").asBoolean());
            assertTrue(
                    client.messages().stream()
                            .noneMatch(each -> each.toString().contains("exec_command_begin")));
        }
    }

    private static String inWorkspace(String policy) {
        return "{\"approval_policy\":\""
                + policy
                + "\",\"sandbox_mode\":\"workspace-write\","
                + "\"sandbox_workspace_write.exclude_slash_tmp\":true,"
                + "\"sandbox_workspace_write.exclude_tmpdir_env_var\":true}";
    }
}
