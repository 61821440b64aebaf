package dev.basalt.domain.conversation.event;

import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.model.TokenUsage;

import java.util.List;
import java.util.Optional;

/**
 * Everything that can happen in a turn. A turn starts and ends once; each item that starts in it
 * completes before it ends, whatever the outcome. Between them come the item's deltas, in order.
 */
public sealed interface Event {

    record TurnStarted() implements Event {}

    record TurnEnded(TurnOutcome outcome) implements Event {}

    /** An item begins; {@code item} holds what is known of it in advance. */
    record ItemStarted(ItemId id, Item item) implements Event {}

    /** A piece of an item, as it comes. */
    sealed interface ItemDelta extends Event {

        ItemId id();
    }

    /** More of an agent message. */
    record MessageDelta(ItemId id, String text) implements ItemDelta {}

    /** A part of a reasoning's summary begins; the deltas of the summary that follow are its. */
    record SummaryPartStarted(ItemId id) implements ItemDelta {}

    /** More of a part of a reasoning's summary. */
    record SummaryDelta(ItemId id, String text) implements ItemDelta {}

    /** More of the reasoning itself. */
    record RawReasoningDelta(ItemId id, String text) implements ItemDelta {}

    /**
     * More of a command's output.
     *
     * @param callId the model's name for the call that asked for the command
     */
    record OutputDelta(ItemId id, String callId, OutputStreamName stream, Bytes chunk)
            implements ItemDelta {}

    /**
     * An item is over.
     *
     * @param partial whether it broke off: {@code item} holds as much as was reported before, and
     *     is not part of the conversation's history in that form
     */
    record ItemCompleted(ItemId id, Item item, boolean partial) implements Event {}

    /**
     * The user is asked for an approval.
     *
     * @param id of the item that starts when it is given
     */
    record ApprovalRequested(ItemId id, ApprovalQuestion question) implements Event {}

    /** What one response of the model cost. */
    record TokensUsed(TokenUsage usage) implements Event {}

    /** The difference that all patches of the turn have made, in git's format, is another now. */
    record DiffChanged(String unifiedDiff) implements Event {}

    /** The model has made a plan, or changed it. */
    record PlanChanged(Optional<String> explanation, List<PlanStep> plan) implements Event {

        public PlanChanged {
            plan = List.copyOf(plan);
        }
    }

    /** A summary has taken the place of the conversation's history. */
    record HistoryCompacted(CompactionCause cause) implements Event {}

    /** Something worth knowing that changes nothing: a retry, an escalation. For people. */
    record Notice(String message) implements Event {}
}
