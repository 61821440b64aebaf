package dev.basalt.adapter.doors.codex.event;

import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Numbers what clients submit to a conversation, from 0, as codex does: messages, compactions,
 * interrupts and answers to approvals. A turn is named after its submission's number, which is the
 * {@code id} of its events. A number per conversation is kept for as long as the process lives,
 * like the conversations themselves, so that a conversation that was released and loaded again goes
 * on with the next number. Thread-safe.
 */
public final class SubmissionNumbers {

    private final Map<ConversationId, AtomicLong> numbers = new ConcurrentHashMap<>();

    /** Takes the conversation's next number. */
    public TurnId next(ConversationId conversation) {
        return new TurnId(
                Long.toString(
                        numbers.computeIfAbsent(conversation, _ -> new AtomicLong())
                                .getAndIncrement()));
    }

    /** Returns what takes the next number when it is asked. */
    public Supplier<TurnId> of(ConversationId conversation) {
        return () -> next(conversation);
    }

    /** Returns the same prompt, whose answers take a number. */
    public ApprovalPrompt counting(ConversationId conversation, ApprovalPrompt prompt) {
        return (turn, question, cancellation) -> {
            ReviewDecision decision = prompt.ask(turn, question, cancellation);
            if (!cancellation.isCancelled()) {
                next(conversation);
            }
            return decision;
        };
    }
}
