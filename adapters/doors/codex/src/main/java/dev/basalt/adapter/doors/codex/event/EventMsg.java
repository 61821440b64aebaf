package dev.basalt.adapter.doors.codex.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.adapter.doors.codex.type.WireDuration;
import dev.basalt.adapter.doors.codex.type.WireFileChange;
import dev.basalt.adapter.doors.codex.type.WireParsedCommand;
import dev.basalt.adapter.doors.codex.type.WireSandboxReport;
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
 * The {@code msg} of an event as codex 0.23.0 puts it on the wire. A component that may be null is
 * {@code null} there too, unless its record leaves it out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonNaming(SnakeCaseStrategy.class)
public sealed interface EventMsg {

    @JsonTypeName("session_configured")
    record SessionConfiguredEvent(
            ConversationId sessionId,
            String model,
            long historyLogId,
            long historyEntryCount,
            WireSandboxReport sandbox)
            implements EventMsg {}

    @JsonTypeName("task_started")
    record TaskStartedEvent() implements EventMsg {}

    @JsonTypeName("task_complete")
    record TaskCompleteEvent(@Nullable String lastAgentMessage) implements EventMsg {}

    @JsonTypeName("turn_aborted")
    record TurnAbortedEvent(TurnAbortReason reason) implements EventMsg {}

    @JsonTypeName("error")
    record ErrorEvent(String message) implements EventMsg {}

    @JsonTypeName("background_event")
    record BackgroundEvent(String message) implements EventMsg {}

    @JsonTypeName("agent_message")
    record AgentMessageEvent(String message) implements EventMsg {}

    @JsonTypeName("agent_message_delta")
    record AgentMessageDeltaEvent(String delta) implements EventMsg {}

    @JsonTypeName("agent_reasoning")
    record AgentReasoningEvent(String text) implements EventMsg {}

    @JsonTypeName("agent_reasoning_delta")
    record AgentReasoningDeltaEvent(String delta) implements EventMsg {}

    @JsonTypeName("agent_reasoning_section_break")
    record AgentReasoningSectionBreakEvent() implements EventMsg {}

    @JsonTypeName("agent_reasoning_raw_content")
    record AgentReasoningRawContentEvent(String text) implements EventMsg {}

    @JsonTypeName("agent_reasoning_raw_content_delta")
    record AgentReasoningRawContentDeltaEvent(String delta) implements EventMsg {}

    @JsonTypeName("token_count")
    record TokenCountEvent(
            long inputTokens,
            @Nullable Long cachedInputTokens,
            long outputTokens,
            @Nullable Long reasoningOutputTokens,
            long totalTokens)
            implements EventMsg {}

    @JsonTypeName("exec_approval_request")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExecApprovalRequestEvent(
            String callId, List<String> command, Path cwd, @Nullable String reason)
            implements EventMsg {}

    @JsonTypeName("apply_patch_approval_request")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApplyPatchApprovalRequestEvent(
            String callId,
            Map<String, WireFileChange> changes,
            @Nullable String reason,
            @Nullable Path grantRoot)
            implements EventMsg {}

    @JsonTypeName("exec_command_begin")
    record ExecCommandBeginEvent(
            String callId, List<String> command, Path cwd, List<WireParsedCommand> parsedCmd)
            implements EventMsg {}

    /**
     * A piece of a command's output.
     *
     * @param chunk each byte as a number from 0 to 255
     */
    @JsonTypeName("exec_command_output_delta")
    record ExecCommandOutputDeltaEvent(String callId, OutputStreamName stream, List<Integer> chunk)
            implements EventMsg {}

    @JsonTypeName("exec_command_end")
    record ExecCommandEndEvent(
            String callId, String stdout, String stderr, int exitCode, WireDuration duration)
            implements EventMsg {}

    @JsonTypeName("patch_apply_begin")
    record PatchApplyBeginEvent(
            String callId, boolean autoApproved, Map<String, WireFileChange> changes)
            implements EventMsg {}

    @JsonTypeName("patch_apply_end")
    record PatchApplyEndEvent(String callId, String stdout, String stderr, boolean success)
            implements EventMsg {}

    @JsonTypeName("turn_diff")
    record TurnDiffEvent(String unifiedDiff) implements EventMsg {}

    @JsonTypeName("plan_update")
    record PlanUpdateEvent(@Nullable String explanation, List<Step> plan) implements EventMsg {

        /** A step of the plan. */
        public record Step(String step, PlanStep.Status status) {}
    }
}
