package dev.basalt.adapter.doors.codex.event;

import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.adapter.doors.codex.type.WireDuration;
import dev.basalt.adapter.doors.codex.type.WireFileChange;
import dev.basalt.adapter.doors.codex.type.WireParsedCommand;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandEnd;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.conversation.event.PlanStep;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.model.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Derives codex's events from the domain's. */
final class EventMapping {

    private static final String COMPACTED = "Compact task completed";

    private EventMapping() {}

    /** Returns codex's events for this one, in order; empty where codex has none. */
    static List<EventMsg> toWire(Event event) {
        return switch (event) {
            case Event.TurnStarted() -> List.of(new EventMsg.TaskStartedEvent());
            case Event.TurnEnded(var outcome) -> ended(outcome);
            case Event.ItemStarted(_, var item) -> started(item);
            case Event.ItemDelta delta -> List.of(delta(delta));
            case Event.ItemCompleted(_, var item, boolean partial) ->
                    partial ? List.of() : completed(item);
            case Event.ApprovalRequested(_, var question) -> List.of(request(question));
            case Event.TokensUsed(var usage) -> List.of(tokenCount(usage));
            case Event.DiffChanged(var diff) -> List.of(new EventMsg.TurnDiffEvent(diff));
            case Event.PlanChanged(var explanation, var plan) ->
                    List.of(new EventMsg.PlanUpdateEvent(explanation.orElse(null), steps(plan)));
            case Event.HistoryCompacted(var cause) ->
                    switch (cause) {
                        case REQUESTED -> List.of(new EventMsg.AgentMessageEvent(COMPACTED));
                        case CONTEXT_FULL -> List.of();
                    };
            case Event.Notice(var message) -> List.of(new EventMsg.BackgroundEvent(message));
        };
    }

    private static List<EventMsg> ended(TurnOutcome outcome) {
        return switch (outcome) {
            case TurnOutcome.Completed(var message) ->
                    List.of(new EventMsg.TaskCompleteEvent(message.orElse(null)));
            case TurnOutcome.Failed(var message) ->
                    List.of(new EventMsg.ErrorEvent(message), new EventMsg.TaskCompleteEvent(null));
            case TurnOutcome.Interrupted() ->
                    List.of(new EventMsg.TurnAbortedEvent(TurnAbortReason.INTERRUPTED));
        };
    }

    private static List<EventMsg> started(Item item) {
        return switch (item) {
            case Item.AgentMessage _, Item.Reasoning _ -> List.of();
            case Item.CommandExecution command ->
                    List.of(
                            new EventMsg.ExecCommandBeginEvent(
                                    command.callId(),
                                    command.argv(),
                                    command.directory(),
                                    command.parsed().stream().map(WireParsedCommand::of).toList()));
            case Item.FileChanges patch ->
                    List.of(
                            new EventMsg.PatchApplyBeginEvent(
                                    patch.callId(),
                                    patch.autoApproved(),
                                    WireFileChange.of(patch.changes())));
        };
    }

    private static EventMsg delta(Event.ItemDelta delta) {
        return switch (delta) {
            case Event.MessageDelta(_, var text) -> new EventMsg.AgentMessageDeltaEvent(text);
            case Event.SummaryPartStarted _ -> new EventMsg.AgentReasoningSectionBreakEvent();
            case Event.SummaryDelta(_, var text) -> new EventMsg.AgentReasoningDeltaEvent(text);
            case Event.RawReasoningDelta(_, var text) ->
                    new EventMsg.AgentReasoningRawContentDeltaEvent(text);
            case Event.OutputDelta(_, var callId, var stream, var chunk) ->
                    new EventMsg.ExecCommandOutputDeltaEvent(callId, stream, numbers(chunk));
        };
    }

    private static List<EventMsg> completed(Item item) {
        return switch (item) {
            case Item.AgentMessage(var parts) ->
                    parts.stream().<EventMsg>map(EventMsg.AgentMessageEvent::new).toList();
            case Item.Reasoning(var summary, var raw) ->
                    Stream.<EventMsg>concat(
                                    summary.stream().map(EventMsg.AgentReasoningEvent::new),
                                    raw.stream().map(EventMsg.AgentReasoningRawContentEvent::new))
                            .toList();
            case Item.CommandExecution command ->
                    command.end().stream().map(end -> end(command.callId(), end)).toList();
            case Item.FileChanges patch ->
                    patch.result().stream().map(result -> end(patch.callId(), result)).toList();
        };
    }

    private static EventMsg end(String callId, CommandEnd end) {
        return new EventMsg.ExecCommandEndEvent(
                callId,
                shown(end.stdout()),
                shown(end.stderr()),
                end.exitCode(),
                WireDuration.of(end.duration()));
    }

    private static EventMsg end(String callId, Item.PatchResult result) {
        return new EventMsg.PatchApplyEndEvent(
                callId, result.output(), result.error(), result.success());
    }

    private static EventMsg request(ApprovalQuestion question) {
        return switch (question) {
            case ApprovalQuestion.RunCommand command ->
                    new EventMsg.ExecApprovalRequestEvent(
                            command.callId(),
                            command.argv(),
                            command.directory(),
                            command.reason().orElse(null));
            case ApprovalQuestion.ApplyPatch patch ->
                    new EventMsg.ApplyPatchApprovalRequestEvent(
                            patch.callId(),
                            WireFileChange.of(patch.changes()),
                            patch.reason().orElse(null),
                            patch.grantRoot().orElse(null));
        };
    }

    private static EventMsg tokenCount(TokenUsage usage) {
        return new EventMsg.TokenCountEvent(
                usage.input(),
                orNull(usage.cachedInput()),
                usage.output(),
                orNull(usage.reasoningOutput()),
                usage.total(),
                usage.cost().map(BigDecimal::doubleValue).orElse(null));
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
