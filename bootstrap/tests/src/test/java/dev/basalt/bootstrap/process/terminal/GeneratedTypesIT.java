package dev.basalt.bootstrap.process.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The generated types, compared with the messages that the program really sends. */
final class GeneratedTypesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static ModelServer model;

    @TempDir Path home;
    @TempDir Path folder;

    private final Map<Integer, String> asked = new HashMap<>();

    @BeforeAll
    static void startTheModel() {
        model = new ModelServer(WireApi.RESPONSES);
    }

    @AfterAll
    static void stopTheModel() {
        model.close();
    }

    private record Run(int status, String out, String err) {}

    private Run run(String... arguments) throws Exception {
        Process process = Basalt.command(home, arguments).directory(folder.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Run(process.exitValue(), out, err);
    }

    @Test
    void theSchemaIsWrittenIntoTheDirectoryAndItsFileIsPrinted() throws Exception {
        Run run = run("generate-json-schema", "--out", "made/when/needed");

        assertEquals(new Run(0, "made/when/needed/basalt.schema.json\n", ""), run);
        assertTrue(
                JSON.readTree(folder.resolve("made/when/needed/basalt.schema.json"))
                        .at("/$defs/NewConversationParams")
                        .isObject());
    }

    @Test
    void theTypesAreWrittenIntoTheDirectoryAndTheirFileIsPrinted() throws Exception {
        Run run = run("generate-ts", "--out=types");

        assertEquals(new Run(0, "types/basalt.ts\n", ""), run);
        assertTrue(
                Files.readString(folder.resolve("types/basalt.ts"))
                        .contains("export interface NewConversationParams {"));
    }

    @ParameterizedTest
    @CsvSource({"generate-ts", "generate-json-schema"})
    void withoutDirectoryNothingIsWritten(String command) throws Exception {
        assertEquals(
                new Run(
                        2,
                        "",
                        "usage: basalt %1$s --out DIR (see basalt %1$s --help)\n"
                                .formatted(command)),
                run(command));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(folder.resolve("file"), "in the way");

        Run run = run("generate-ts", "--out", "file");

        assertEquals(1, run.status());
        assertTrue(run.err().startsWith("basalt: can't write to file: "), run.err());
    }

    @Test
    void everyMessageOfEveryDoorFitsTheSchema() throws Exception {
        run("generate-json-schema", "--out", "schema");
        JsonNode schema = JSON.readTree(folder.resolve("schema/basalt.schema.json"));
        model.configure(home);
        Set<String> seen = new TreeSet<>();

        try (Client client = Basalt.serve(home, folder, "-c", "sign_in.callback_ports=[0]")) {
            client.initialize("{\"elicitation\":{}}");
            throughTheDirectMethods(client);
            throughTheTools(client);
            assertEquals(0, client.end());
            client.messages().forEach(message -> check(schema, message, seen));
        }

        assertTrue(
                seen.containsAll(
                        Set.of(
                                "codex/event agent_message_delta",
                                "codex/event session_configured",
                                "codex/event/agent_message",
                                "codex/event/agent_reasoning",
                                "codex/event/agent_reasoning_delta",
                                "codex/event/apply_patch_approval_request",
                                "authStatusChange",
                                "codex/event/error",
                                "codex/event/exec_approval_request",
                                "codex/event/exec_command_begin",
                                "codex/event/exec_command_end",
                                "codex/event/exec_command_output_delta",
                                "codex/event/login_chatgpt_complete",
                                "codex/event/patch_apply_begin",
                                "codex/event/patch_apply_end",
                                "codex/event/plan_update",
                                "codex/event/task_complete",
                                "codex/event/task_started",
                                "codex/event/token_count",
                                "codex/event/turn_aborted",
                                "codex/event/turn_diff",
                                "loginChatGptComplete",
                                "applyPatchApproval",
                                "elicitation/create",
                                "execCommandApproval",
                                "answer to newConversation",
                                "answer to sendUserMessage",
                                "answer to sendUserTurn",
                                "answer to interruptConversation",
                                "answer to addConversationListener",
                                "answer to removeConversationListener",
                                "answer to execOneOffCommand",
                                "answer to gitDiffToRemote",
                                "answer to getUserSavedConfig",
                                "answer to getConfigToml",
                                "answer to getUserAgent",
                                "answer to getAuthStatus",
                                "answer to loginApiKey",
                                "answer to loginChatGpt",
                                "answer to cancelLoginChatGpt",
                                "answer to logout")),
                seen.toString());
    }

    private void throughTheDirectMethods(Client client) throws Exception {
        String conversation =
                ask(
                                client,
                                "newConversation",
                                "{\"approvalPolicy\":\"untrusted\",\"includePlanTool\":true,"
                                        + "\"includeApplyPatchTool\":true,"
                                        + "\"sandbox\":\"danger-full-access\"}")
                        .path("conversationId")
                        .asString();
        String id = "\"conversationId\":\"" + conversation + "\"";
        String subscription =
                ask(client, "addConversationListener", "{" + id + "}")
                        .path("subscriptionId")
                        .asString();

        model.says(
                answer(
                        "{\"type\":\"reasoning\",\"id\":\"r\",\"summary\":[{\"type\":"
                                + "\"summary_text\",\"text\":\"hm\"}]}",
                        call(
                                "update_plan",
                                "{\"plan\":[{\"step\":\"s\",\"status\":\"pending\"}]}")),
                answer(call("shell", "{\"command\":[\"touch\",\"made\"]}")),
                answer(call("shell", "{\"command\":[\"echo\",\"x\"]}")),
                answer(
                        call(
                                "apply_patch",
                                "{\"input\":\"*** Begin Patch\\n*** Add File: new.txt\\n+n\\n"
                                        + "*** End Patch\"}")),
                answer(text("done")));
        ask(client, "sendUserMessage", "{" + id + "," + items("work") + "}");
        client.answer(client.message("execCommandApproval"), "{\"decision\":\"approved\"}");
        client.answer(client.message("applyPatchApproval"), "{\"decision\":\"approved\"}");
        client.message("codex/event/task_complete");

        ask(client, "interruptConversation", "{" + id + "}");
        model.beginsToSay("well");
        ask(
                client,
                "sendUserTurn",
                "{%s,%s,\"cwd\":\"%s\",\"approvalPolicy\":\"never\",\"sandboxPolicy\":{\"mode\":\"read-only\"},\"model\":\"m\",\"effort\":\"low\",\"summary\":\"auto\"}"
                        .formatted(id, items("talk"), folder));
        client.message("codex/event/agent_message_delta");
        ask(client, "interruptConversation", "{" + id + "}");

        model.refuses(400);
        ask(client, "sendUserMessage", "{" + id + "," + items("fail") + "}");
        client.message("codex/event/error");
        ask(client, "interruptConversation", "{" + id + "}");
        ask(client, "removeConversationListener", "{\"subscriptionId\":\"" + subscription + "\"}");

        ask(
                client,
                "execOneOffCommand",
                "{\"command\":[\"echo\",\"hi\"],\"sandboxPolicy\":{\"mode\":\"danger-full-access\"}}");
        ask(client, "gitDiffToRemote", "{\"cwd\":\"" + repository() + "\"}");
        ask(client, "getUserSavedConfig", "{}");
        ask(client, "getConfigToml", "{}");
        ask(client, "getUserAgent", "{}");
        String login = ask(client, "loginChatGpt", "{}").path("loginId").asString();
        ask(client, "cancelLoginChatGpt", "{\"loginId\":\"" + login + "\"}");
        client.message("loginChatGptComplete");
        ask(client, "loginApiKey", "{\"apiKey\":\"sk-test\"}");
        ask(client, "getAuthStatus", "{\"includeToken\":true}");
        ask(client, "logout", "{}");
        client.message("authStatusChange");
    }

    private void throughTheTools(Client client) {
        model.says(
                answer(call("shell", "{\"command\":[\"touch\",\"made\"]}")),
                "data: {\"type\":\"response.output_text.delta\",\"delta\":\"do\"}\n\n"
                        + answer(text("done")));
        int call =
                client.callTool(
                        "codex",
                        "{\"prompt\":\"work\",\"approval-policy\":\"untrusted\","
                                + "\"sandbox\":\"danger-full-access\"}");
        client.answer(client.message("elicitation/create"), "{\"decision\":\"denied\"}");
        client.result(call);
    }

    private JsonNode ask(Client client, String method, String params) {
        int id = client.request(method, params);
        asked.put(id, method);
        return client.result(id);
    }

    private static String items(String text) {
        return "\"items\":[{\"type\":\"text\",\"data\":{\"text\":\"" + text + "\"}}]";
    }

    private static String text(String text) {
        return "{\"type\":\"message\",\"id\":\"m\",\"role\":\"assistant\",\"content\":"
                + "[{\"type\":\"output_text\",\"text\":\""
                + text
                + "\"}]}";
    }

    private static String call(String tool, String arguments) {
        return "{\"type\":\"function_call\",\"id\":\"f\",\"call_id\":\"c\",\"name\":\"%s\",\"arguments\":%s}"
                .formatted(tool, JSON.writeValueAsString(arguments));
    }

    /** A whole response of the model, with a bit of reasoning and what it cost. */
    private static String answer(String... items) {
        StringBuilder stream =
                new StringBuilder(
                        """
                        data: {"type":"response.created","response":{"id":"r"}}

                        data: {"type":"response.reasoning_summary_text.delta","delta":"h"}

                        """);
        for (String item : items) {
            stream.append("data: {\"type\":\"response.output_item.done\",\"item\":")
                    .append(item)
                    .append("}\n\n");
        }
        return stream.append(
                        """
                        data: {"type":"response.completed","response":{"id":"r","usage":\
                        {"input_tokens":1,"output_tokens":2,"total_tokens":3}}}

                        """)
                .toString();
    }

    private Path repository() throws IOException, InterruptedException {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        for (String command :
                List.of(
                        "git init -q -b main",
                        "git -c user.name=t -c user.email=t@example.com commit -q --allow-empty -m"
                                + " 1",
                        "git update-ref refs/remotes/origin/main HEAD")) {
            Process git =
                    new ProcessBuilder(command.split(" ")).directory(repository.toFile()).start();
            assertEquals(0, git.waitFor());
        }
        return repository;
    }

    private void check(JsonNode schema, JsonNode message, Set<String> seen) {
        String method = message.path("method").asString("");
        if (!method.isEmpty()) {
            // those of MCP itself have schemas of their own
            if (!method.startsWith("notifications/")) {
                assertFits(
                        schema,
                        message.has("id") ? "ServerRequest" : "ServerNotification",
                        message);
                seen.add(
                        method.equals("codex/event")
                                ? method + " " + message.at("/params/msg/type").asString()
                                : method);
            }
            return;
        }
        String answered = asked.get(message.path("id").asInt(-1));
        if (answered != null) {
            String type =
                    Character.toUpperCase(answered.charAt(0)) + answered.substring(1) + "Result";
            assertFits(schema, type, message.get("result"));
            seen.add("answer to " + answered);
        }
    }

    private static void assertFits(JsonNode schema, String type, JsonNode value) {
        ObjectNode one = ((ObjectNode) schema).deepCopy().put("$ref", "#/$defs/" + type);
        Schema compiled =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(one);
        String json = value.toString();
        assertEquals(List.of(), compiled.validate(json, InputFormat.JSON), json);
    }
}
