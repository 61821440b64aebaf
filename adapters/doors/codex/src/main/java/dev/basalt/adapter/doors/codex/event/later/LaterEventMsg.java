package dev.basalt.adapter.doors.codex.event.later;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.adapter.doors.codex.type.TypedFileChange;
import dev.basalt.adapter.doors.codex.type.TypedParsedCommand;
import dev.basalt.adapter.doors.codex.type.WireDuration;
import dev.basalt.adapter.doors.codex.type.WireSandboxReport;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.conversation.event.PlanStep;
import dev.basalt.domain.identity.ConversationId;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The {@code msg} of an event as codex 0.153.4 puts it on the wire for hosts. Times are since 1970,
 * in seconds unless the name says milliseconds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonNaming(SnakeCaseStrategy.class)
public sealed interface LaterEventMsg {

    @JsonTypeName("session_configured")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionConfigured(
            ConversationId sessionId,
            ConversationId threadId,
            String model,
            String modelProviderId,
            ApprovalPolicy approvalPolicy,
            String approvalsReviewer,
            PermissionProfile permissionProfile,
            Path cwd,
            @Nullable String reasoningEffort,
            WireSandboxReport sandbox)
            implements LaterEventMsg {}

    @JsonTypeName("mcp_startup_complete")
    record McpStartupComplete(List<String> ready, List<String> failed, List<String> cancelled)
            implements LaterEventMsg {}

    @JsonTypeName("task_started")
    record TaskStarted(
            String turnId,
            long startedAt,
            @Nullable Long modelContextWindow,
            String collaborationModeKind)
            implements LaterEventMsg {}

    @JsonTypeName("task_complete")
    record TaskComplete(
            String turnId,
            @Nullable String lastAgentMessage,
            long startedAt,
            long completedAt,
            long durationMs)
            implements LaterEventMsg {}

    @JsonTypeName("turn_aborted")
    record TurnAborted(
            String turnId,
            TurnAbortReason reason,
            long startedAt,
            long completedAt,
            long durationMs)
            implements LaterEventMsg {}

    @JsonTypeName("error")
    record Failure(String message, String codexErrorInfo) implements LaterEventMsg {}

    @JsonTypeName("warning")
    record Warning(String message) implements LaterEventMsg {}

    @JsonTypeName("user_message")
    record UserMessage(
            String message,
            List<String> images,
            List<String> localImages,
            List<String> audio,
            List<String> localAudio,
            List<Object> textElements)
            implements LaterEventMsg {}

    @JsonTypeName("item_started")
    record ItemStarted(ConversationId threadId, String turnId, LaterItem item, long startedAtMs)
            implements LaterEventMsg {}

    @JsonTypeName("item_completed")
    record ItemCompleted(
            ConversationId threadId,
            String turnId,
            LaterItem item,
            long startedAtMs,
            long completedAtMs)
            implements LaterEventMsg {}

    @JsonTypeName("agent_message")
    record AgentMessage(String message, @Nullable String phase, @Nullable String memoryCitation)
            implements LaterEventMsg {}

    @JsonTypeName("agent_message_content_delta")
    record AgentMessageContentDelta(
            ConversationId threadId, String turnId, String itemId, String delta)
            implements LaterEventMsg {}

    @JsonTypeName("agent_reasoning")
    record AgentReasoning(String text) implements LaterEventMsg {}

    @JsonTypeName("agent_reasoning_raw_content")
    record AgentReasoningRawContent(String text) implements LaterEventMsg {}

    @JsonTypeName("agent_reasoning_section_break")
    record AgentReasoningSectionBreak(String itemId, int summaryIndex) implements LaterEventMsg {}

    @JsonTypeName("reasoning_content_delta")
    record ReasoningContentDelta(
            ConversationId threadId, String turnId, String itemId, String delta, int summaryIndex)
            implements LaterEventMsg {}

    @JsonTypeName("reasoning_raw_content_delta")
    record ReasoningRawContentDelta(
            ConversationId threadId, String turnId, String itemId, String delta, int contentIndex)
            implements LaterEventMsg {}

    /** What the responses of the conversation have cost; the limits of an account are not known. */
    @JsonTypeName("token_count")
    record TokenCount(TokenInfo info, @Nullable Object rateLimits) implements LaterEventMsg {}

    @JsonTypeName("exec_approval_request")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExecApprovalRequest(
            String kind,
            String callId,
            String turnId,
            long startedAtMs,
            List<String> command,
            Path cwd,
            @Nullable String reason,
            List<String> availableDecisions,
            List<TypedParsedCommand> parsedCmd)
            implements LaterEventMsg {}

    @JsonTypeName("apply_patch_approval_request")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApplyPatchApprovalRequest(
            String callId,
            String turnId,
            long startedAtMs,
            Map<String, TypedFileChange> changes,
            @Nullable String reason,
            @Nullable Path grantRoot)
            implements LaterEventMsg {}

    /** A command begins; {@code cwd} is a file URI. */
    @JsonTypeName("exec_command_begin")
    record ExecCommandBegin(
            String callId,
            String turnId,
            long startedAtMs,
            List<String> command,
            String cwd,
            List<TypedParsedCommand> parsedCmd,
            String source)
            implements LaterEventMsg {}

    /** A piece of a command's output; {@code chunk} is in Base64. */
    @JsonTypeName("exec_command_output_delta")
    record ExecCommandOutputDelta(String callId, OutputStreamName stream, String chunk)
            implements LaterEventMsg {}

    @JsonTypeName("exec_command_end")
    record ExecCommandEnd(
            String callId,
            String turnId,
            long completedAtMs,
            List<String> command,
            String cwd,
            List<TypedParsedCommand> parsedCmd,
            String source,
            String stdout,
            String stderr,
            String aggregatedOutput,
            int exitCode,
            WireDuration duration,
            String formattedOutput,
            String status)
            implements LaterEventMsg {}

    @JsonTypeName("patch_apply_begin")
    record PatchApplyBegin(
            String callId,
            String turnId,
            boolean autoApproved,
            Map<String, TypedFileChange> changes)
            implements LaterEventMsg {}

    @JsonTypeName("patch_apply_end")
    record PatchApplyEnd(
            String callId,
            String turnId,
            String stdout,
            String stderr,
            boolean success,
            Map<String, TypedFileChange> changes,
            String status)
            implements LaterEventMsg {}

    @JsonTypeName("turn_diff")
    record TurnDiff(String unifiedDiff) implements LaterEventMsg {}

    @JsonTypeName("plan_update")
    record PlanUpdate(@Nullable String explanation, List<Step> plan) implements LaterEventMsg {

        /** A step of the plan. */
        public record Step(String step, PlanStep.Status status) {}
    }

    @JsonTypeName("context_compacted")
    record ContextCompacted() implements LaterEventMsg {}
}
