package dev.basalt.adapter.doors.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.codex.method.conversation.InterruptConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.NewConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserMessageParams;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserTurnParams;
import dev.basalt.adapter.doors.codex.method.listener.AddConversationListenerParams;
import dev.basalt.adapter.doors.codex.method.listener.RemoveConversationListenerParams;
import dev.basalt.adapter.doors.codex.method.machine.ExecOneOffCommandParams;
import dev.basalt.adapter.doors.codex.method.tool.CodexToolCallParam;
import dev.basalt.adapter.doors.codex.method.tool.CodexToolCallReplyParam;
import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.adapter.doors.codex.type.WireSandboxPolicy;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.conversation.UserInput;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ConversationOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class WireReaderTest {

    private static final ConversationId ID =
            new ConversationId(UUID.fromString("67e55044-10b1-426f-9247-bb680e5fe0c8"));

    @Test
    void readsAllArgumentsOfTheCodexTool() {
        var config = new HashMap<String, Object>();
        config.put("model_reasoning_effort", "high");
        config.put("sandbox_workspace_write.network_access", true);
        config.put("project_doc_max_bytes", 0L);
        config.put("f", 1.5);
        config.put("nothing", null);
        config.put("deep", Map.of("list", List.of(1L, "a")));
        assertEquals(
                new ConversationOptions(
                        Optional.of("gpt-5"),
                        Optional.of("p1"),
                        Optional.of(Path.of("sub")),
                        Optional.of(ApprovalPolicy.ON_REQUEST),
                        Optional.of(SandboxMode.WORKSPACE_WRITE),
                        config,
                        Optional.of("Base text."),
                        Optional.of("Say please."),
                        Optional.of("Sum up."),
                        Optional.of(true),
                        Optional.empty()),
                read(
                                """
                                {"prompt":"use everything","model":"gpt-5","profile":"p1","cwd":"sub",
                                "approval-policy":"on-request","sandbox":"workspace-write",
                                "config":{"model_reasoning_effort":"high",
                                "sandbox_workspace_write.network_access":true,"project_doc_max_bytes":0,
                                "f":1.5,"nothing":null,"deep":{"list":[1,"a"]}},
                                "base-instructions":"Base text.","include-plan-tool":true,
                                "developer-instructions":"Say please.","compact-prompt":"Sum up."}
                                """,
                                CodexToolCallParam.class)
                        .toOptions());
    }

    @Test
    void anArgumentThatTheCodexToolDoesNotKnowIsNamed() {
        assertEquals(
                new FieldError(
                        "",
                        "unknown field `reasoning-effort`, expected one of `prompt`, `model`,"
                                + " `profile`, `cwd`, `approval-policy`, `sandbox`, `config`,"
                                + " `base-instructions`, `developer-instructions`,"
                                + " `compact-prompt`, `include-plan-tool`"),
                error(
                        "{\"prompt\":\"x\",\"reasoning-effort\":\"high\"}",
                        CodexToolCallParam.class));
    }

    @Test
    void anOptionalArgumentMayBeNull() {
        var param =
                read(
                        """
                        {"prompt":"x","model":null,"cwd":null,"approval-policy":null,"sandbox":null,
                        "config":null,"base-instructions":null,"include-plan-tool":null}
                        """,
                        CodexToolCallParam.class);
        assertEquals("x", param.prompt());
        assertEquals(ConversationOptions.NONE, param.toOptions());
    }

    @Test
    void argumentsOfTheCodexToolMayBeInSnakeCase() {
        var param =
                read(
                        """
                        {"prompt":"x","approval_policy":"untrusted","base_instructions":"b",
                        "include_plan_tool":false}
                        """,
                        CodexToolCallParam.class);
        assertEquals(ApprovalPolicy.UNTRUSTED, param.approvalPolicy());
        assertEquals("b", param.baseInstructions());
        assertEquals(false, param.includePlanTool());
    }

    /** What codex 0.23.0 says in its tool results. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|prompt|missing field `prompt`",
                "{\"prompt\":5}|prompt|invalid type: integer `5`, expected a string",
                "{\"prompt\":null}|prompt|invalid type: null, expected a string",
                "{\"prompt\":true}|prompt|invalid type: boolean `true`, expected a string",
                "{\"prompt\":1.5}|prompt|invalid type: floating point `1.5`, expected a string",
                "{\"prompt\":[]}|prompt|invalid type: sequence, expected a string",
                "{\"prompt\":{}}|prompt|invalid type: map, expected a string",
                "{\"prompt\":\"x\",\"approval-policy\":\"sometimes\"}|approval-policy|unknown"
                        + " variant `sometimes`, expected one of `untrusted`, `on-failure`,"
                        + " `on-request`, `never`",
                "{\"prompt\":\"x\",\"approval-policy\":5}|approval-policy|invalid type: integer"
                        + " `5`, expected string or map",
                "{\"prompt\":\"x\",\"sandbox\":\"none\"}|sandbox|unknown variant `none`, expected"
                        + " one of `read-only`, `workspace-write`, `danger-full-access`",
                "{\"prompt\":\"x\",\"cwd\":5}|cwd|invalid type: integer `5`, expected a string",
                "{\"prompt\":\"x\",\"config\":\"a\"}|config|invalid type: string \"a\", expected a"
                        + " map",
                "{\"prompt\":\"x\",\"include-plan-tool\":\"yes\"}|include-plan-tool|invalid type:"
                        + " string \"yes\", expected a boolean",
                "[]|~~|invalid length 0, expected struct CodexToolCallParam with 11 elements",
                "\"x\"|~~|invalid type: string \"x\", expected struct CodexToolCallParam",
                "{\"prompt\":\"x\",\"cwd\":\"a\\u0000b\"}|cwd|invalid path: string \"a\u0000b\"",
                "{\"prompt\":\"x\",\"config\":{\"a\":[{\"b\":9223372036854775808}]}}|config.a[0].b|invalid"
                    + " value: integer `9223372036854775808`, expected an integer from"
                    + " -9223372036854775808 to 9223372036854775807",
            })
    void saysInTheWordsOfCodexWhatIsWrongWithArguments(String json, String path, String reason) {
        assertEquals(new FieldError(path, reason), error(json, CodexToolCallParam.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversationId",
                "conversation_id",
                "threadId",
                "thread_id",
                "sessionId",
                "session_id"
            })
    void aConversationIsNamedByAnyOfTheNamesOfItsId(String name) {
        String json = "{\"" + name + "\":\"67E5504410B1426F9247BB680E5FE0C8\"}";
        assertEquals(ID, read(json, AddConversationListenerParams.class).conversationId());
        assertEquals(ID, read(json, InterruptConversationParams.class).conversationId());
        String withItems = json.replace("}", ",\"items\":[]}");
        assertEquals(
                new SendUserMessageParams(ID, List.of()),
                read(withItems, SendUserMessageParams.class));
        assertEquals(
                new CodexToolCallReplyParam("67E5504410B1426F9247BB680E5FE0C8", "x"),
                read(json.replace("}", ",\"prompt\":\"x\"}"), CodexToolCallReplyParam.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "null", "\"00000000-0000-0000-0000-000000000000\""})
    void aMemberWithAnotherNameIsIgnoredBesideTheRightOne(String other) {
        String json =
                "{\"conversationId\":\"67e55044-10b1-426f-9247-bb680e5fe0c8\",\"conversation_id\":"
                        + other
                        + "}";
        assertEquals(ID, read(json, AddConversationListenerParams.class).conversationId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "67e55044-10b1-426f-9247-bb680e5fe0c8",
                "67E5504410B1426F9247BB680E5FE0C8",
                "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
                "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8"
            })
    void aUuidMayBeSpelledInManyWays(String spelling) {
        assertEquals(
                ID,
                read(
                                "{\"conversationId\":\"" + spelling + "\"}",
                                AddConversationListenerParams.class)
                        .conversationId());
        assertEquals(
                ID.value(),
                read(
                                "{\"subscriptionId\":\"" + spelling + "\"}",
                                RemoveConversationListenerParams.class)
                        .subscriptionId());
    }

    @Test
    void anIdThatIsNoneIsAnError() {
        assertEquals(
                new FieldError(
                        "conversationId",
                        "UUID parsing failed: invalid length: expected length 32 for simple format,"
                                + " found 2"),
                error("{\"conversationId\":\"ab\"}", AddConversationListenerParams.class));
        assertEquals(
                new FieldError("threadId", "invalid type: integer `1`, expected a UUID string"),
                error("{\"threadId\":1}", AddConversationListenerParams.class));
        assertEquals(
                new FieldError("conversationId", "missing field `conversationId`"),
                error("{}", AddConversationListenerParams.class));
    }

    @Test
    void readsAllParamsOfATurn() {
        assertEquals(
                new SendUserTurnParams(
                        ID,
                        List.of(new InputItem.TextItem(new InputItem.TextData("x"))),
                        Path.of("/w"),
                        ApprovalPolicy.UNTRUSTED,
                        new WireSandboxPolicy.WorkspaceWrite(
                                List.of(Path.of("/a")), true, null, null),
                        "gpt-5",
                        ReasoningEffort.MINIMAL,
                        ReasoningSummary.NONE),
                read(
                        """
                        {"conversationId":"67e55044-10b1-426f-9247-bb680e5fe0c8",
                        "items":[{"type":"text","data":{"text":"x"}}],"cwd":"/w",
                        "approvalPolicy":"untrusted","sandboxPolicy":{"mode":"workspace-write",
                        "writable_roots":["/a"],"network_access":true,"exclude_slash_tmp":null},
                        "model":"gpt-5","effort":"minimal","summary":"none"}
                        """,
                        SendUserTurnParams.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"read-only\"|sandboxPolicy|invalid type: string \"read-only\", expected an object"
                        + " with the key `mode`",
                "{\"type\":\"read-only\"}|sandboxPolicy.mode|missing field `mode`",
                "{\"mode\":\"nope\"}|sandboxPolicy.mode|unknown variant `nope`, expected one of"
                        + " `danger-full-access`, `read-only`, `workspace-write`",
                "{\"mode\":1}|sandboxPolicy.mode|invalid type: integer `1`, expected a string",
                "{\"mode\":\"workspace-write\",\"writable_roots\":[\"/a\",2]}|sandboxPolicy.writable_roots[1]|invalid"
                    + " type: integer `2`, expected a string",
            })
    void saysWhatIsWrongWithASandboxPolicy(String policy, String path, String reason) {
        assertEquals(
                new FieldError(path, reason),
                error(
                        "{\"command\":[],\"sandboxPolicy\":" + policy + "}",
                        ExecOneOffCommandParams.class));
    }

    @Test
    void sandboxPoliciesAreTranslated() {
        assertEquals(
                new SandboxPolicy.DangerFullAccess(),
                new WireSandboxPolicy.DangerFullAccess().toDomain());
        assertEquals(new SandboxPolicy.ReadOnly(), new WireSandboxPolicy.ReadOnly().toDomain());
        assertEquals(
                new SandboxPolicy.WorkspaceWrite(List.of(), false, false, false),
                new WireSandboxPolicy.WorkspaceWrite(null, null, null, null).toDomain());
        assertEquals(
                new SandboxPolicy.WorkspaceWrite(List.of(Path.of("/a")), true, true, true),
                new WireSandboxPolicy.WorkspaceWrite(List.of(Path.of("/a")), true, true, true)
                        .toDomain());
    }

    @Test
    void readsItemsOfEveryKind() {
        var params =
                read(
                        """
                        {"conversationId":"67e55044-10b1-426f-9247-bb680e5fe0c8","items":[
                        {"type":"text","data":{"text":"one"}},
                        {"data":{"image_url":"data:image/png;base64,iVBORw0KGgo="},"type":"image"},
                        {"type":"localImage","data":{"path":"pic.png","more":1},"more":2}]}
                        """,
                        SendUserMessageParams.class);
        assertEquals(
                List.of(
                        new UserInput.Text("one"),
                        new UserInput.ImageUrl("data:image/png;base64,iVBORw0KGgo="),
                        new UserInput.LocalImage(Path.of("pic.png"))),
                params.items().stream().map(InputItem::toDomain).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"text\",\"text\":\"flat\"}|items[1].data|missing field `data`",
                "{\"type\":\"image\",\"data\":{\"imageUrl\":\"x\"}}|items[1].data.image_url|missing"
                        + " field `image_url`",
                "{\"type\":\"local_image\",\"data\":{\"path\":\"x\"}}|items[1].type|unknown variant"
                        + " `local_image`, expected one of `text`, `image`, `localImage`",
                "{\"data\":{\"text\":\"x\"}}|items[1].type|missing field `type`",
                "null|items[1]|invalid type: null, expected an object with the key `type`",
            })
    void saysWhatIsWrongWithAnItem(String item, String path, String reason) {
        String json =
                """
                {"conversationId":"67e55044-10b1-426f-9247-bb680e5fe0c8","items":[
                {"type":"text","data":{"text":"x"}},%s]}\
                """
                        .formatted(item);
        assertEquals(new FieldError(path, reason), error(json, SendUserMessageParams.class));
    }

    @Test
    void aTimeoutIsAMatterOfMilliseconds() {
        assertEquals(
                new ExecOneOffCommandParams(List.of("ls"), Duration.ofMillis(1500), null, null),
                read("{\"command\":[\"ls\"],\"timeoutMs\":1500}", ExecOneOffCommandParams.class));
        assertEquals(
                new FieldError(
                        "timeoutMs",
                        "invalid value: integer `-1`, expected an integer from 0 to"
                                + " 9223372036854775807"),
                error("{\"command\":[],\"timeoutMs\":-1}", ExecOneOffCommandParams.class));
        assertEquals(
                new FieldError(
                        "timeoutMs", "invalid type: floating point `1.0`, expected an integer"),
                error("{\"command\":[],\"timeoutMs\":1.0}", ExecOneOffCommandParams.class));
    }

    @Test
    void absentParamsAreReadLikeAnEmptyObject() {
        byte[] line = "{\"id\":1}".getBytes(UTF_8);
        assertEquals(
                ConversationOptions.NONE,
                WireReader.read(line, 0, 0, NewConversationParams.class).get().toOptions());
        assertEquals(
                new FieldError("conversationId", "missing field `conversationId`"),
                WireReader.read(line, 0, 0, InterruptConversationParams.class).getLeft());
    }

    @Test
    void readsASliceOfALine() {
        byte[] line = "{\"params\":{\"model\":\"ü\"}}".getBytes(UTF_8);
        assertEquals(
                "ü",
                WireReader.read(line, 10, line.length - 11, NewConversationParams.class)
                        .get()
                        .model());
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertEquals(
                "a\uFFFDb😀",
                read("{\"model\":\"a\\ud800b\\ud83d\\ude00\"}", NewConversationParams.class)
                        .model());
    }

    @Test
    void aLongValueIsNotRepeatedInFull() {
        String found =
                error("{\"config\":\"" + "x".repeat(10_000) + "\"}", NewConversationParams.class)
                        .reason();
        assertEquals("invalid type: string \"" + "x".repeat(200) + "…\", expected a map", found);
    }

    @Test
    void aPathStartsAtTheOutermostObject() {
        assertEquals("params.a", new FieldError("a", "r").pathFrom("params"));
        assertEquals("params[0]", new FieldError("[0]", "r").pathFrom("params"));
        assertEquals("params", new FieldError("", "r").pathFrom("params"));
    }

    private static <T> T read(String json, Class<T> type) {
        return WireReader.read(json.getBytes(UTF_8), type).get();
    }

    private static FieldError error(String json, Class<?> type) {
        return WireReader.read(json.getBytes(UTF_8), type).getLeft();
    }
}
