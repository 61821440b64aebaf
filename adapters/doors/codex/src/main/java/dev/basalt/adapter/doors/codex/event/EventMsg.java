package dev.basalt.adapter.doors.codex.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.adapter.doors.codex.json.WireMessage;
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
public sealed interface EventMsg extends WireMessage {

    @JsonTypeName("session_configured")
    record SessionConfiguredEvent(
            ConversationId sessionId,
            String model,
            long historyLogId,
            long historyEntryCount,
            WireSandboxReport sandbox)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "session_configured")
                    .member("session_id", sessionId.toString())
                    .member("model", model)
                    .member("history_log_id", historyLogId)
                    .member("history_entry_count", historyEntryCount)
                    .member("sandbox", sandbox)
                    .endObject();
        }
    }

    @JsonTypeName("task_started")
    record TaskStartedEvent() implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("type", "task_started").endObject();
        }
    }

    @JsonTypeName("task_complete")
    record TaskCompleteEvent(@Nullable String lastAgentMessage) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "task_complete")
                    .member("last_agent_message", lastAgentMessage)
                    .endObject();
        }
    }

    @JsonTypeName("turn_aborted")
    record TurnAbortedEvent(TurnAbortReason reason) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "turn_aborted")
                    .member("reason", reason.word())
                    .endObject();
        }
    }

    @JsonTypeName("error")
    record ErrorEvent(String message) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("type", "error").member("message", message).endObject();
        }
    }

    @JsonTypeName("background_event")
    record BackgroundEvent(String message) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "background_event")
                    .member("message", message)
                    .endObject();
        }
    }

    @JsonTypeName("agent_message")
    record AgentMessageEvent(String message) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "agent_message")
                    .member("message", message)
                    .endObject();
        }
    }

    @JsonTypeName("agent_message_delta")
    record AgentMessageDeltaEvent(String delta) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "agent_message_delta")
                    .member("delta", delta)
                    .endObject();
        }
    }

    @JsonTypeName("agent_reasoning")
    record AgentReasoningEvent(String text) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("type", "agent_reasoning").member("text", text).endObject();
        }
    }

    @JsonTypeName("agent_reasoning_delta")
    record AgentReasoningDeltaEvent(String delta) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "agent_reasoning_delta")
                    .member("delta", delta)
                    .endObject();
        }
    }

    @JsonTypeName("agent_reasoning_section_break")
    record AgentReasoningSectionBreakEvent() implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("type", "agent_reasoning_section_break").endObject();
        }
    }

    @JsonTypeName("agent_reasoning_raw_content")
    record AgentReasoningRawContentEvent(String text) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "agent_reasoning_raw_content")
                    .member("text", text)
                    .endObject();
        }
    }

    @JsonTypeName("agent_reasoning_raw_content_delta")
    record AgentReasoningRawContentDeltaEvent(String delta) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "agent_reasoning_raw_content_delta")
                    .member("delta", delta)
                    .endObject();
        }
    }

    @JsonTypeName("token_count")
    record TokenCountEvent(
            long inputTokens,
            @Nullable Long cachedInputTokens,
            long outputTokens,
            @Nullable Long reasoningOutputTokens,
            long totalTokens,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double costUsd)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "token_count")
                    .member("input_tokens", inputTokens)
                    .member("cached_input_tokens", cachedInputTokens)
                    .member("output_tokens", outputTokens)
                    .member("reasoning_output_tokens", reasoningOutputTokens)
                    .member("total_tokens", totalTokens)
                    .optional("cost_usd", costUsd)
                    .endObject();
        }
    }

    @JsonTypeName("exec_approval_request")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExecApprovalRequestEvent(
            String callId, List<String> command, Path cwd, @Nullable String reason)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "exec_approval_request")
                    .member("call_id", callId)
                    .texts("command", command)
                    .member("cwd", cwd.toString())
                    .optional("reason", reason)
                    .endObject();
        }
    }

    @JsonTypeName("apply_patch_approval_request")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApplyPatchApprovalRequestEvent(
            String callId,
            Map<String, WireFileChange> changes,
            @Nullable String reason,
            @Nullable Path grantRoot)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "apply_patch_approval_request")
                    .member("call_id", callId)
                    .map("changes", changes)
                    .optional("reason", reason)
                    .optional("grant_root", grantRoot)
                    .endObject();
        }
    }

    @JsonTypeName("exec_command_begin")
    record ExecCommandBeginEvent(
            String callId, List<String> command, Path cwd, List<WireParsedCommand> parsedCmd)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "exec_command_begin")
                    .member("call_id", callId)
                    .texts("command", command)
                    .member("cwd", cwd.toString())
                    .list("parsed_cmd", parsedCmd)
                    .endObject();
        }
    }

    /**
     * A piece of a command's output.
     *
     * @param chunk each byte as a number from 0 to 255
     */
    @JsonTypeName("exec_command_output_delta")
    record ExecCommandOutputDeltaEvent(String callId, OutputStreamName stream, List<Integer> chunk)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "exec_command_output_delta")
                    .member("call_id", callId)
                    .member("stream", stream.word())
                    .numbers("chunk", chunk)
                    .endObject();
        }
    }

    @JsonTypeName("exec_command_end")
    record ExecCommandEndEvent(
            String callId, String stdout, String stderr, int exitCode, WireDuration duration)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "exec_command_end")
                    .member("call_id", callId)
                    .member("stdout", stdout)
                    .member("stderr", stderr)
                    .member("exit_code", exitCode)
                    .member("duration", duration)
                    .endObject();
        }
    }

    @JsonTypeName("patch_apply_begin")
    record PatchApplyBeginEvent(
            String callId, boolean autoApproved, Map<String, WireFileChange> changes)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "patch_apply_begin")
                    .member("call_id", callId)
                    .member("auto_approved", autoApproved)
                    .map("changes", changes)
                    .endObject();
        }
    }

    @JsonTypeName("patch_apply_end")
    record PatchApplyEndEvent(String callId, String stdout, String stderr, boolean success)
            implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "patch_apply_end")
                    .member("call_id", callId)
                    .member("stdout", stdout)
                    .member("stderr", stderr)
                    .member("success", success)
                    .endObject();
        }
    }

    @JsonTypeName("turn_diff")
    record TurnDiffEvent(String unifiedDiff) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "turn_diff")
                    .member("unified_diff", unifiedDiff)
                    .endObject();
        }
    }

    @JsonTypeName("plan_update")
    record PlanUpdateEvent(@Nullable String explanation, List<Step> plan) implements EventMsg {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("type", "plan_update")
                    .member("explanation", explanation)
                    .list("plan", plan)
                    .endObject();
        }

        /** A step of the plan. */
        public record Step(String step, PlanStep.Status status) implements WireMessage {

            @Override
            public void writeTo(JsonOutput json) {
                json.beginObject().member("step", step).member("status", status.word()).endObject();
            }
        }
    }
}
