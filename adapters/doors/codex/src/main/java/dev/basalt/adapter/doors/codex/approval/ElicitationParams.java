package dev.basalt.adapter.doors.codex.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.adapter.doors.codex.CodexVersion;
import dev.basalt.adapter.doors.codex.type.TypedFileChange;
import dev.basalt.adapter.doors.codex.type.TypedParsedCommand;
import dev.basalt.adapter.doors.codex.type.WireFileChange;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.command.summary.CommandSummary;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The params of {@code elicitation/create}: what MCP asks for, with codex's own words about the
 * approval beside it.
 */
public sealed interface ElicitationParams {

    /**
     * Who asks, and how.
     *
     * @param requestId the id of the {@code tools/call}, as text
     */
    record Call(String requestId, ConversationId conversation, TurnId turn, CodexVersion shape) {

        private boolean typed() {
            return shape == CodexVersion.CODEX_0_153;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExecApprovalElicitation(
            String message,
            DecisionSchema requestedSchema,
            @Nullable ConversationId threadId,
            @JsonProperty("codex_elicitation") String elicitation,
            @JsonProperty("codex_mcp_tool_call_id") String mcpToolCallId,
            @JsonProperty("codex_event_id") String eventId,
            @JsonProperty("codex_call_id") String callId,
            @JsonProperty("codex_command") List<String> command,
            @JsonProperty("codex_cwd") Path cwd,
            @JsonProperty("codex_parsed_cmd") @Nullable List<TypedParsedCommand> parsedCmd)
            implements ElicitationParams {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PatchApprovalElicitation(
            String message,
            DecisionSchema requestedSchema,
            @JsonProperty("codex_elicitation") String elicitation,
            @JsonProperty("codex_mcp_tool_call_id") String mcpToolCallId,
            @JsonProperty("codex_event_id") String eventId,
            @JsonProperty("codex_call_id") String callId,
            @JsonProperty("codex_reason") @Nullable String reason,
            @JsonProperty("codex_grant_root") @Nullable Path grantRoot,
            @JsonProperty("codex_changes") Map<String, WireFileChange> changes)
            implements ElicitationParams {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TypedPatchApprovalElicitation(
            String message,
            DecisionSchema requestedSchema,
            ConversationId threadId,
            @JsonProperty("codex_elicitation") String elicitation,
            @JsonProperty("codex_mcp_tool_call_id") String mcpToolCallId,
            @JsonProperty("codex_event_id") String eventId,
            @JsonProperty("codex_call_id") String callId,
            @JsonProperty("codex_reason") @Nullable String reason,
            @JsonProperty("codex_grant_root") @Nullable Path grantRoot,
            @JsonProperty("codex_changes") Map<String, TypedFileChange> changes)
            implements ElicitationParams {}

    /** Asks whether a command may run. */
    static ElicitationParams of(Call call, ApprovalQuestion.RunCommand question, String message) {
        return new ExecApprovalElicitation(
                message,
                DecisionSchema.INSTANCE,
                call.typed() ? call.conversation() : null,
                "exec-approval",
                call.requestId(),
                call.turn().value(),
                question.callId(),
                question.argv(),
                question.directory(),
                call.typed()
                        ? CommandSummary.of(question.argv()).stream()
                                .map(TypedParsedCommand::of)
                                .toList()
                        : null);
    }

    /** Asks whether files may be changed. */
    static ElicitationParams of(Call call, ApprovalQuestion.ApplyPatch question, String message) {
        return call.typed() ? typed(call, question, message) : keyed(call, question, message);
    }

    private static ElicitationParams keyed(
            Call call, ApprovalQuestion.ApplyPatch question, String message) {
        return new PatchApprovalElicitation(
                message,
                DecisionSchema.INSTANCE,
                "patch-approval",
                call.requestId(),
                call.turn().value(),
                question.callId(),
                question.reason().orElse(null),
                question.grantRoot().orElse(null),
                WireFileChange.of(question.changes()));
    }

    private static ElicitationParams typed(
            Call call, ApprovalQuestion.ApplyPatch question, String message) {
        return new TypedPatchApprovalElicitation(
                message,
                DecisionSchema.INSTANCE,
                call.conversation(),
                "patch-approval",
                call.requestId(),
                call.turn().value(),
                question.callId(),
                question.reason().orElse(null),
                question.grantRoot().orElse(null),
                TypedFileChange.of(question.changes()));
    }
}
