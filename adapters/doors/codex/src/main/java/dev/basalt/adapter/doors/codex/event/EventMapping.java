package dev.basalt.adapter.doors.codex.event;

import dev.basalt.adapter.doors.codex.type.WireDuration;
import dev.basalt.adapter.doors.codex.type.WireFileChange;
import dev.basalt.adapter.doors.codex.type.WireParsedCommand;
import dev.basalt.adapter.doors.codex.type.WireSandboxReport;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.conversation.PlanStep;
import dev.basalt.domain.model.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Says the domain's events in the protocol's words. */
final class EventMapping {

    private EventMapping() {}

    static EventMsg toWire(Event event) {
        return switch (event) {
            case Event.SessionConfigured(var id, var model, long logId, long entries, var held) ->
                    new EventMsg.SessionConfiguredEvent(
                            id, model, logId, entries, WireSandboxReport.of(held));
            case Event.TaskStarted() -> new EventMsg.TaskStartedEvent();
            case Event.TaskComplete(var message) ->
                    new EventMsg.TaskCompleteEvent(message.orElse(null));
            case Event.TurnAborted(var reason) -> new EventMsg.TurnAbortedEvent(reason);
            case Event.Failed(var message) -> new EventMsg.ErrorEvent(message);
            case Event.Background(var message) -> new EventMsg.BackgroundEvent(message);
            case Event.AgentMessage(var message) -> new EventMsg.AgentMessageEvent(message);
            case Event.AgentMessageDelta(var delta) -> new EventMsg.AgentMessageDeltaEvent(delta);
            case Event.AgentReasoning(var text) -> new EventMsg.AgentReasoningEvent(text);
            case Event.AgentReasoningDelta(var delta) ->
                    new EventMsg.AgentReasoningDeltaEvent(delta);
            case Event.AgentReasoningSectionBreak() ->
                    new EventMsg.AgentReasoningSectionBreakEvent();
            case Event.AgentReasoningRawContent(var text) ->
                    new EventMsg.AgentReasoningRawContentEvent(text);
            case Event.AgentReasoningRawContentDelta(var delta) ->
                    new EventMsg.AgentReasoningRawContentDeltaEvent(delta);
            case Event.TokenCount(var usage) -> tokenCount(usage);
            case Event.ExecApprovalRequest(var callId, var argv, var directory, var reason) ->
                    new EventMsg.ExecApprovalRequestEvent(
                            callId, argv, directory, reason.orElse(null));
            case Event.ApplyPatchApprovalRequest(var callId, var changes, var reason, var root) ->
                    new EventMsg.ApplyPatchApprovalRequestEvent(
                            callId,
                            WireFileChange.of(changes),
                            reason.orElse(null),
                            root.orElse(null));
            case Event.ExecCommandBegin(var callId, var argv, var directory, var parsed) ->
                    new EventMsg.ExecCommandBeginEvent(
                            callId,
                            argv,
                            directory,
                            parsed.stream().map(WireParsedCommand::of).toList());
            case Event.ExecCommandOutputDelta(var callId, var stream, var chunk) ->
                    new EventMsg.ExecCommandOutputDeltaEvent(callId, stream, numbers(chunk));
            case Event.ExecCommandEnd(var callId, var out, var err, int exitCode, var duration) ->
                    new EventMsg.ExecCommandEndEvent(
                            callId, shown(out), shown(err), exitCode, WireDuration.of(duration));
            case Event.PatchApplyBegin(var callId, boolean autoApproved, var changes) ->
                    new EventMsg.PatchApplyBeginEvent(
                            callId, autoApproved, WireFileChange.of(changes));
            case Event.PatchApplyEnd(var callId, var stdout, var stderr, boolean success) ->
                    new EventMsg.PatchApplyEndEvent(callId, stdout, stderr, success);
            case Event.TurnDiff(var unifiedDiff) -> new EventMsg.TurnDiffEvent(unifiedDiff);
            case Event.PlanUpdate(var explanation, var plan) ->
                    new EventMsg.PlanUpdateEvent(explanation.orElse(null), steps(plan));
        };
    }

    private static EventMsg tokenCount(TokenUsage usage) {
        return new EventMsg.TokenCountEvent(
                usage.input(),
                orNull(usage.cachedInput()),
                usage.output(),
                orNull(usage.reasoningOutput()),
                usage.total());
    }

    private static List<EventMsg.PlanUpdateEvent.Step> steps(List<PlanStep> plan) {
        return plan.stream()
                .map(step -> new EventMsg.PlanUpdateEvent.Step(step.step(), step.status()))
                .toList();
    }

    private static List<Integer> numbers(Bytes bytes) {
        return IntStream.range(0, bytes.length()).mapToObj(i -> bytes.at(i) & 0xff).toList();
    }

    private static String shown(CapturedOutput output) {
        return FirstCharacters.of(output.head());
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
