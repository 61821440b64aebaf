package dev.basalt.adapter.doors.codex.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.codex.CodexVersion;
import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.patch.FileChange;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class ApprovalRequestsTest {

    private static final ConversationId ID =
            new ConversationId(UUID.fromString("dff35dcd-d95c-40d4-9446-473d6c359428"));

    private static final ElicitationParams.Call CALL = call(CodexVersion.CODEX_0_23);

    private static ElicitationParams.Call call(CodexVersion shape) {
        return new ElicitationParams.Call("req-A", ID, new TurnId("1"), shape);
    }

    @Test
    void asksListenersAboutACommand() {
        assertEquals(
                """
                {"conversation_id":"dff35dcd-d95c-40d4-9446-473d6c359428","call_id":"c1","command":["git","init"],"cwd":"/proj"}\
                """,
                json(ExecCommandApprovalParams.of(ID, command(Optional.empty()))));
        assertEquals(
                """
                {"conversation_id":"dff35dcd-d95c-40d4-9446-473d6c359428","call_id":"c1","command":["git","init"],"cwd":"/proj","reason":"need it"}\
                """,
                json(ExecCommandApprovalParams.of(ID, command(Optional.of("need it")))));
    }

    @Test
    void asksListenersAboutAPatch() {
        assertEquals(
                """
                {"conversation_id":"dff35dcd-d95c-40d4-9446-473d6c359428","call_id":"p1","file_changes":{"/proj/a.txt":"delete"}}\
                """,
                json(ApplyPatchApprovalParams.of(ID, patch(Optional.empty(), Optional.empty()))));
        assertEquals(
                """
                {"conversation_id":"dff35dcd-d95c-40d4-9446-473d6c359428","call_id":"p1","file_changes":{"/proj/a.txt":"delete"},"reason":"why","grant_root":"/proj"}\
                """,
                json(
                        ApplyPatchApprovalParams.of(
                                ID, patch(Optional.of("why"), Optional.of(Path.of("/proj"))))));
    }

    @Test
    void elicitsAnApprovalOfACommand() {
        assertEquals(
                """
                {"message":"Allow it?","requestedSchema":{"properties":{"decision":{"type":"string","enum":["approved","approved_for_session","denied","abort"]}},"type":"object"},"codex_elicitation":"exec-approval","codex_mcp_tool_call_id":"req-A","codex_event_id":"1","codex_call_id":"c1","codex_command":["git","init"],"codex_cwd":"/proj"}\
                """,
                json(ElicitationParams.of(CALL, command(Optional.of("not sent")), "Allow it?")));
    }

    @Test
    void elicitsAnApprovalOfAPatch() {
        assertEquals(
                """
                {"message":"Allow it?","requestedSchema":{"properties":{"decision":{"type":"string","enum":["approved","approved_for_session","denied","abort"]}},"type":"object"},"codex_elicitation":"patch-approval","codex_mcp_tool_call_id":"req-A","codex_event_id":"1","codex_call_id":"p1","codex_changes":{"/proj/a.txt":"delete"}}\
                """,
                json(
                        ElicitationParams.of(
                                CALL, patch(Optional.empty(), Optional.empty()), "Allow it?")));
        assertEquals(
                """
                {"message":"Allow it?","requestedSchema":{"properties":{"decision":{"type":"string","enum":["approved","approved_for_session","denied","abort"]}},"type":"object"},"codex_elicitation":"patch-approval","codex_mcp_tool_call_id":"req-A","codex_event_id":"1","codex_call_id":"p1","codex_reason":"why","codex_grant_root":"/proj","codex_changes":{"/proj/a.txt":"delete"}}\
                """,
                json(
                        ElicitationParams.of(
                                CALL,
                                patch(Optional.of("why"), Optional.of(Path.of("/proj"))),
                                "Allow it?")));
    }

    @Test
    void elicitsAnApprovalOfACommandAsLaterVersionsDo() {
        assertEquals(
                """
                {"message":"Allow it?","requestedSchema":{"properties":{"decision":{"type":"string","enum":["approved","approved_for_session","denied","abort"]}},"type":"object"},"threadId":"dff35dcd-d95c-40d4-9446-473d6c359428","codex_elicitation":"exec-approval","codex_mcp_tool_call_id":"req-A","codex_event_id":"1","codex_call_id":"c1","codex_command":["git","init"],"codex_cwd":"/proj","codex_parsed_cmd":[{"type":"unknown","cmd":"git init"}]}\
                """,
                json(
                        ElicitationParams.of(
                                call(CodexVersion.CODEX_0_153),
                                command(Optional.empty()),
                                "Allow it?")));
    }

    @Test
    void elicitsAnApprovalOfAPatchAsLaterVersionsDo() {
        Map<Path, FileChange> changes = new LinkedHashMap<>();
        changes.put(Path.of("/proj/new.txt"), new FileChange.Add("x\n"));
        changes.put(Path.of("/proj/d.txt"), new FileChange.Delete("D\n"));
        changes.put(
                Path.of("/proj/a.txt"),
                new FileChange.Update(
                        "@@ -1 +1 @@\n-A\n+B\n", Optional.of(Path.of("/proj/b.txt"))));
        var question =
                new ApprovalQuestion.ApplyPatch("p1", changes, Optional.empty(), Optional.empty());

        assertEquals(
                """
                {"message":"Allow it?","requestedSchema":{"properties":{"decision":{"type":"string","enum":["approved","approved_for_session","denied","abort"]}},"type":"object"},"threadId":"dff35dcd-d95c-40d4-9446-473d6c359428","codex_elicitation":"patch-approval","codex_mcp_tool_call_id":"req-A","codex_event_id":"1","codex_call_id":"p1","codex_changes":{"/proj/new.txt":{"type":"add","content":"x\\n"},"/proj/d.txt":{"type":"delete","content":"D\\n"},"/proj/a.txt":{"type":"update","unified_diff":"@@ -1 +1 @@\\n-A\\n+B\\n","move_path":"/proj/b.txt"}}}\
                """,
                json(ElicitationParams.of(call(CodexVersion.CODEX_0_153), question, "Allow it?")));
    }

    private static ApprovalQuestion.RunCommand command(Optional<String> reason) {
        return new ApprovalQuestion.RunCommand(
                "c1", List.of("git", "init"), Path.of("/proj"), reason);
    }

    private static ApprovalQuestion.ApplyPatch patch(
            Optional<String> reason, Optional<Path> grantRoot) {
        return new ApprovalQuestion.ApplyPatch(
                "p1",
                Map.of(Path.of("/proj/a.txt"), new FileChange.Delete("gone\n")),
                reason,
                grantRoot);
    }

    private static String json(Object params) {
        return new String(WireWriter.write(params), UTF_8);
    }
}
