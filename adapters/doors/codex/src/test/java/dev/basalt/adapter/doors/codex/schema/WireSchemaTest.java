package dev.basalt.adapter.doors.codex.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.basalt.adapter.doors.codex.CodexVersion;
import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.approval.ApplyPatchApprovalParams;
import dev.basalt.adapter.doors.codex.approval.ElicitationParams;
import dev.basalt.adapter.doors.codex.approval.ExecCommandApprovalParams;
import dev.basalt.adapter.doors.codex.event.EventJson;
import dev.basalt.adapter.doors.codex.event.EventParams;
import dev.basalt.adapter.doors.codex.event.SampleEvents;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.patch.FileChange;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

class WireSchemaTest {

    private static final ConversationId ID =
            new ConversationId(UUID.fromString("dff35dcd-d95c-40d4-9446-473d6c359428"));

    private static String written = "";

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        Path file = WireSchema.writeTo(folder.resolve("made/when/needed"));
        assertEquals(folder.resolve("made/when/needed/basalt.schema.json"), file);
        written = Files.readString(file);
    }

    static List<byte[]> messages() {
        return Stream.concat(
                        Stream.of(SampleEvents.sessionConfigured()),
                        SampleEvents.all().stream()
                                .flatMap(sample -> Stream.of(EventJson.write(sample.event()))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyEventFitsTheSchemaOnBothWays(byte[] msg) {
        assertFits("EventMsg", text(msg));
        assertFits(
                "ServerNotification",
                notification(
                        "codex/event",
                        EventParams.ofToolCall("3".getBytes(UTF_8), new TurnId("3"), msg)));
        assertFits(
                "ServerNotification",
                notification(
                        "codex/event/" + EventJson.type(msg),
                        EventParams.ofConversation(new TurnId("0"), msg, ID)));
    }

    @ParameterizedTest
    @EnumSource
    void questionsOfApprovalFitTheSchema(CodexVersion shape) {
        var command =
                new ApprovalQuestion.RunCommand(
                        "c1", List.of("git", "init"), Path.of("/p"), Optional.of("why"));
        var patch =
                new ApprovalQuestion.ApplyPatch(
                        "p1",
                        Map.of(
                                Path.of("/p/a"), new FileChange.Add("x"),
                                Path.of("/p/b"), new FileChange.Delete("x"),
                                Path.of("/p/c"), new FileChange.Update("@@", Optional.empty())),
                        Optional.empty(),
                        Optional.empty());
        var call = new ElicitationParams.Call("1", ID, new TurnId("1"), shape);
        assertFits(
                "ServerRequest",
                request("execCommandApproval", ExecCommandApprovalParams.of(ID, command)));
        assertFits(
                "ServerRequest",
                request("applyPatchApproval", ApplyPatchApprovalParams.of(ID, patch)));
        assertFits(
                "ServerRequest",
                request("elicitation/create", ElicitationParams.of(call, command, "Allow it?")));
        assertFits(
                "ServerRequest",
                request("elicitation/create", ElicitationParams.of(call, patch, "Allow it?")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "newConversation|{}",
                "newConversation|{\"model\":null,\"approvalPolicy\":\"never\",\"config\":{\"a.b\":[1]}}",
                "addConversationListener|{\"conversationId\":\"dff35dcd-d95c-40d4-9446-473d6c359428\"}",
                "sendUserMessage|{\"conversationId\":\"dff35dcd-d95c-40d4-9446-473d6c359428\",\"items\":[{\"type\":\"localImage\",\"data\":{\"path\":\"a\"}}]}",
                "sendUserTurn|{\"conversationId\":\"dff35dcd-d95c-40d4-9446-473d6c359428\",\"items\":[],\"cwd\":\"/\",\"approvalPolicy\":\"on-failure\",\"sandboxPolicy\":{\"mode\":\"workspace-write\",\"network_access\":true},\"model\":\"m\",\"effort\":\"low\",\"summary\":\"auto\"}",
                "compactConversation|{\"conversationId\":\"dff35dcd-d95c-40d4-9446-473d6c359428\"}",
                "getConversationUsage|{\"conversationId\":\"dff35dcd-d95c-40d4-9446-473d6c359428\"}",
                "getAuthStatus|{\"includeToken\":true}",
                "execOneOffCommand|{\"command\":[\"ls\"],\"timeoutMs\":5,\"sandboxPolicy\":null}",
            })
    void whatClientsSendFitsTheSchema(String method, String params) {
        assertFits("ClientRequest", request(method, params));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NewConversationResult|{\"conversationId\":\"dff35dcd-d95c-40d4-9446-473d6c359428\",\"model\":\"m\"}",
                "SendUserMessageResult|{}",
                "InterruptConversationResult|{\"abortReason\":\"interrupted\"}",
                "CompactConversationResult|{}",
                "GetConversationUsageResult|{\"totalTokenUsage\":{\"inputTokens\":1,\"outputTokens\":2,\"totalTokens\":3}}",
                "GetAuthStatusResult|{\"preferredAuthMethod\":\"chatgpt\"}",
                "GetConfigTomlResult|{\"profiles\":{\"p\":{\"model\":null,\"approvalPolicy\":null,\"modelReasoningEffort\":\"high\"}}}",
                "ElicitationResult|{\"action\":\"accept\",\"content\":{\"decision\":\"approved\"}}",
                "ElicitationResult|{\"decision\":\"abort\"}",
                "ExecCommandApprovalResult|{\"decision\":\"approved_for_session\"}",
                "CodexToolCallParam|{\"prompt\":\"x\",\"approval-policy\":\"untrusted\"}",
                "CodexToolCallReplyParam|{\"prompt\":\"x\",\"sessionId\":\"s\"}",
            })
    void everythingElseHasADefinition(String name, String json) {
        assertFits(name, json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "EventMsg|{\"type\":\"agent_message\"}",
                "EventMsg|{\"type\":\"no_such_event\"}",
                "EventMsg|{\"type\":\"token_count\",\"input_tokens\":1,\"output_tokens\":2,\"total_tokens\":3}",
                "EventMsg|{\"type\":\"exec_approval_request\",\"call_id\":\"c\",\"command\":[],\"cwd\":\"/\",\"reason\":null}",
                "ReviewDecision|\"maybe\"",
                "ClientRequest|{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"noSuchMethod\",\"params\":{}}",
                "ClientRequest|{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"getUserAgent\",\"params\":{}}",
                "ClientRequest|{\"jsonrpc\":\"2.0\",\"method\":\"getUserAgent\",\"params\":{}}",
                "NewConversationParams|{\"approvalPolicy\":\"sometimes\"}",
                "ExecOneOffCommandParams|{\"command\":[],\"timeoutMs\":-1}",
                "GetAuthStatusResult|{\"preferredAuthMethod\":\"chatgpt\",\"authMethod\":null}",
            })
    void whatIsWrongDoesNotFit(String name, String json) {
        assertFalse(schema(name).validate(json, InputFormat.JSON).isEmpty());
    }

    private static void assertFits(String name, String json) {
        assertEquals(List.of(), schema(name).validate(json, InputFormat.JSON), json);
    }

    private static Schema schema(String name) {
        var root = (ObjectNode) new JsonMapper().readTree(written);
        root.put("$ref", "#/$defs/" + name);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    private static String request(String method, Object params) {
        return request(method, text(WireWriter.write(params)));
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, params);
    }

    private static String notification(String method, byte[][] params) {
        var json = new StringBuilder();
        for (byte[] piece : params) {
            json.append(text(piece));
        }
        return "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, json);
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
