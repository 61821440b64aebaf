package dev.basalt.domain.conversation;

import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.command.summary.ParsedCommand;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.sandbox.SandboxReport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can happen in a conversation, in the words of codex 0.23.0's events. */
public sealed interface Event {

    /**
     * The conversation is ready.
     *
     * @param historyLogId identifies the message history file, 0 without one
     * @param historyEntryCount its lines
     * @param sandbox what holds its commands
     */
    record SessionConfigured(
            ConversationId conversation,
            String model,
            long historyLogId,
            long historyEntryCount,
            SandboxReport sandbox)
            implements Event {}

    record TaskStarted() implements Event {}

    /** The turn is over. */
    record TaskComplete(Optional<String> lastAgentMessage) implements Event {}

    /** The turn was ended before its end. */
    record TurnAborted(AbortReason reason) implements Event {}

    /** The turn failed. */
    record Failed(String message) implements Event {}

    /** Something worth telling that changes nothing: a retry, an escalation. */
    record Background(String message) implements Event {}

    record AgentMessage(String message) implements Event {}

    record AgentMessageDelta(String delta) implements Event {}

    record AgentReasoning(String text) implements Event {}

    record AgentReasoningDelta(String delta) implements Event {}

    record AgentReasoningSectionBreak() implements Event {}

    record AgentReasoningRawContent(String text) implements Event {}

    record AgentReasoningRawContentDelta(String delta) implements Event {}

    /** What one model response cost. */
    record TokenCount(TokenUsage usage) implements Event {}

    record ExecApprovalRequest(
            String callId, List<String> argv, Path directory, Optional<String> reason)
            implements Event {}

    record ApplyPatchApprovalRequest(
            String callId,
            Map<Path, FileChange> changes,
            Optional<String> reason,
            Optional<Path> grantRoot)
            implements Event {
        public ApplyPatchApprovalRequest {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }

    record ExecCommandBegin(
            String callId, List<String> argv, Path directory, List<ParsedCommand> parsed)
            implements Event {}

    record ExecCommandOutputDelta(String callId, OutputStreamName stream, Bytes chunk)
            implements Event {}

    /**
     * A command is over, however it ended.
     *
     * @param exitCode the command's status; -1 when it did not end by itself or was not started
     */
    record ExecCommandEnd(
            String callId,
            CapturedOutput stdout,
            CapturedOutput stderr,
            int exitCode,
            Duration duration)
            implements Event {}

    record PatchApplyBegin(String callId, boolean autoApproved, Map<Path, FileChange> changes)
            implements Event {
        public PatchApplyBegin {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }

    record PatchApplyEnd(String callId, String stdout, String stderr, boolean success)
            implements Event {}

    /** The difference that all patches of the turn have made, in git's format. */
    record TurnDiff(String unifiedDiff) implements Event {}

    record PlanUpdate(Optional<String> explanation, List<PlanStep> plan) implements Event {}
}
