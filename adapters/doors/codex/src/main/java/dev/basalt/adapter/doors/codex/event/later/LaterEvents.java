package dev.basalt.adapter.doors.codex.event.later;

import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.adapter.doors.codex.type.TypedFileChange;
import dev.basalt.adapter.doors.codex.type.TypedParsedCommand;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.summary.CommandSummary;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.time.Time;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Derives the events of codex 0.153 from the domain's, for the one turn of a tool call. Not
 * thread-safe: a turn's events come one after the other.
 */
public final class LaterEvents {

    /** The decisions that an answer may have. */
    private static final List<String> DECISIONS =
            List.of("approved", "approved_for_session", "denied", "abort");

    private final Supplier<String> prompt;
    private final Time time;
    private final Function<ConversationId, Figures> figures;
    private final Map<ItemId, Long> begun = new HashMap<>();
    private final Map<ItemId, Integer> summaries = new HashMap<>();
    private Instant turnBegan = Instant.EPOCH;

    /**
     * What a conversation has cost so far.
     *
     * @param contextWindow of its model, in tokens, if known
     */
    public record Figures(ConversationUsage usage, OptionalLong contextWindow) {}

    /**
     * Derives the events of a turn.
     *
     * @param prompt what the user has said; asked for when the turn begins
     * @param figures asked for when a turn begins and when a response was counted
     */
    public LaterEvents(
            Supplier<String> prompt, Time time, Function<ConversationId, Figures> figures) {
        this.prompt = prompt;
        this.time = time;
        this.figures = figures;
    }

    /** Returns the events for this one, in order; empty where there are none. */
    public List<LaterEventMsg> of(ConversationEvent event) {
        Turn turn = new Turn(event.conversation(), event.turn().value(), time.now());
        return switch (event.event()) {
            case Event.TurnStarted() -> started(turn);
            case Event.TurnEnded(var outcome) -> ended(turn, outcome);
            case Event.ItemStarted(var id, var item) -> started(turn, id, item);
            case Event.ItemDelta delta -> List.of(delta(turn, delta));
            case Event.ItemCompleted(var id, var item, boolean partial) ->
                    partial ? List.of() : completed(turn, id, item);
            case Event.ApprovalRequested(_, var question) -> List.of(request(turn, question));
            case Event.TokensUsed(var usage) -> {
                Figures now = figures.apply(turn.conversation());
                yield List.of(
                        new LaterEventMsg.TokenCount(
                                TokenInfo.of(now.usage(), usage, now.contextWindow()), null));
            }
            case Event.DiffChanged(var diff) -> List.of(new LaterEventMsg.TurnDiff(diff));
            case Event.PlanChanged(var explanation, var plan) ->
                    List.of(
                            new LaterEventMsg.PlanUpdate(
                                    explanation.orElse(null),
                                    plan.stream()
                                            .map(step ->
                                                    new LaterEventMsg.PlanUpdate.Step(
                                                            step.step(), step.status()))
                                            .toList()));
            case Event.HistoryCompacted _ -> List.of(new LaterEventMsg.ContextCompacted());
            case Event.Notice(var message) -> List.of(new LaterEventMsg.Warning(message));
        };
    }

    /** Where and when something happened. */
    private record Turn(ConversationId conversation, String id, Instant now) {

        LaterEventMsg started(LaterItem item) {
            return new LaterEventMsg.ItemStarted(conversation, id, item, now.toEpochMilli());
        }

        LaterEventMsg completed(LaterItem item, long startedAtMs) {
            return new LaterEventMsg.ItemCompleted(
                    conversation, id, item, startedAtMs, now.toEpochMilli());
        }
    }

    private List<LaterEventMsg> started(Turn turn) {
        turnBegan = turn.now();
        String text = prompt.get();
        LaterItem said = LaterItem.UserMessage.of("user-" + turn.id(), text);
        return List.of(
                new LaterEventMsg.TaskStarted(
                        turn.id(),
                        turnBegan.getEpochSecond(),
                        TokenInfo.orNull(figures.apply(turn.conversation()).contextWindow()),
                        "default"),
                turn.started(said),
                turn.completed(said, turn.now().toEpochMilli()),
                new LaterEventMsg.UserMessage(
                        text, List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private List<LaterEventMsg> ended(Turn turn, TurnOutcome outcome) {
        long began = turnBegan.getEpochSecond();
        long now = turn.now().getEpochSecond();
        long lasted = turn.now().toEpochMilli() - turnBegan.toEpochMilli();
        return List.of(
                switch (outcome) {
                    case TurnOutcome.Completed(var message) ->
                            new LaterEventMsg.TaskComplete(
                                    turn.id(), message.orElse(null), began, now, lasted);
                    case TurnOutcome.Failed(var message) ->
                            new LaterEventMsg.Failure(message, "other");
                    case TurnOutcome.Interrupted() ->
                            new LaterEventMsg.TurnAborted(
                                    turn.id(), TurnAbortReason.INTERRUPTED, began, now, lasted);
                });
    }

    private List<LaterEventMsg> started(Turn turn, ItemId id, Item item) {
        begun.put(id, turn.now().toEpochMilli());
        return switch (item) {
            case Item.AgentMessage _ ->
                    List.of(turn.started(LaterItem.AgentMessage.of(id.value(), List.of(""))));
            case Item.Reasoning _ ->
                    List.of(
                            turn.started(
                                    new LaterItem.Reasoning(id.value(), List.of(), List.of())));
            case Item.CommandExecution command -> {
                var shown = new CommandEvents(command);
                yield List.of(
                        turn.started(shown.item()),
                        shown.begin(turn.id(), turn.now().toEpochMilli()));
            }
            case Item.FileChanges patch -> {
                var changes = TypedFileChange.of(patch.changes());
                yield List.of(
                        turn.started(
                                new LaterItem.FileChange(
                                        patch.callId(),
                                        changes,
                                        patch.autoApproved(),
                                        null,
                                        null,
                                        null)),
                        new LaterEventMsg.PatchApplyBegin(
                                patch.callId(), turn.id(), patch.autoApproved(), changes));
            }
        };
    }

    private LaterEventMsg delta(Turn turn, Event.ItemDelta delta) {
        String id = delta.id().value();
        return switch (delta) {
            case Event.MessageDelta(_, var text) ->
                    new LaterEventMsg.AgentMessageContentDelta(
                            turn.conversation(), turn.id(), id, text);
            case Event.SummaryPartStarted _ ->
                    new LaterEventMsg.AgentReasoningSectionBreak(
                            id, summaries.merge(delta.id(), 0, (part, _) -> part + 1));
            case Event.SummaryDelta(_, var text) ->
                    new LaterEventMsg.ReasoningContentDelta(
                            turn.conversation(),
                            turn.id(),
                            id,
                            text,
                            summaries.getOrDefault(delta.id(), 0));
            case Event.RawReasoningDelta(_, var text) ->
                    new LaterEventMsg.ReasoningRawContentDelta(
                            turn.conversation(), turn.id(), id, text, 0);
            case Event.OutputDelta(_, var callId, var stream, var chunk) ->
                    new LaterEventMsg.ExecCommandOutputDelta(callId, stream, base64(chunk));
        };
    }

    private List<LaterEventMsg> completed(Turn turn, ItemId id, Item item) {
        Long startedAt = begun.remove(id);
        long began = startedAt == null ? turn.now().toEpochMilli() : startedAt;
        return switch (item) {
            case Item.AgentMessage(var parts) ->
                    LaterMessages.ofMessage(
                            turn.completed(LaterItem.AgentMessage.of(id.value(), parts), began),
                            parts);
            case Item.Reasoning(var summary, var raw) ->
                    LaterMessages.ofReasoning(
                            turn.completed(
                                    new LaterItem.Reasoning(id.value(), summary, raw), began),
                            summary,
                            raw);
            case Item.CommandExecution command -> {
                var shown = new CommandEvents(command);
                yield command.end().stream()
                        .flatMap(end ->
                                Stream.of(
                                        turn.completed(shown.item(end), began),
                                        shown.end(turn.id(), turn.now().toEpochMilli(), end)))
                        .toList();
            }
            case Item.FileChanges patch ->
                    patch.result().stream()
                            .flatMap(result -> patched(turn, patch, result, began).stream())
                            .toList();
        };
    }

    private static List<LaterEventMsg> patched(
            Turn turn, Item.FileChanges patch, Item.PatchResult result, long began) {
        var changes = TypedFileChange.of(patch.changes());
        String status = result.success() ? "completed" : "failed";
        return List.of(
                turn.completed(
                        new LaterItem.FileChange(
                                patch.callId(),
                                changes,
                                null,
                                status,
                                result.output(),
                                result.error()),
                        began),
                new LaterEventMsg.PatchApplyEnd(
                        patch.callId(),
                        turn.id(),
                        result.output(),
                        result.error(),
                        result.success(),
                        changes,
                        status));
    }

    private static LaterEventMsg request(Turn turn, ApprovalQuestion question) {
        long now = turn.now().toEpochMilli();
        return switch (question) {
            case ApprovalQuestion.RunCommand command ->
                    new LaterEventMsg.ExecApprovalRequest(
                            "command",
                            command.callId(),
                            turn.id(),
                            now,
                            command.argv(),
                            command.directory(),
                            command.reason().orElse(null),
                            DECISIONS,
                            CommandSummary.of(command.argv()).stream()
                                    .map(TypedParsedCommand::of)
                                    .toList());
            case ApprovalQuestion.ApplyPatch patch ->
                    new LaterEventMsg.ApplyPatchApprovalRequest(
                            patch.callId(),
                            turn.id(),
                            now,
                            TypedFileChange.of(patch.changes()),
                            patch.reason().orElse(null),
                            patch.grantRoot().orElse(null));
        };
    }

    private static String base64(Bytes bytes) {
        byte[] copy = new byte[bytes.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = bytes.at(i);
        }
        return Base64.getEncoder().encodeToString(copy);
    }
}
