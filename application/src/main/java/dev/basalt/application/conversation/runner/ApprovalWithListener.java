package dev.basalt.application.conversation.runner;

import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.time.Time;

import java.time.Duration;

/**
 * Asks as soon as the conversation has a listener, so that the question follows the event that
 * announces it; when none comes in time, the answer is no.
 */
public final class ApprovalWithListener implements ApprovalPrompt {

    /** How long a question waits for a listener. */
    public static final Duration LIMIT = Duration.ofMinutes(10);

    private final Broadcast broadcast;
    private final ApprovalPrompt prompt;
    private final Time time;

    public ApprovalWithListener(Broadcast broadcast, ApprovalPrompt prompt, Time time) {
        this.broadcast = broadcast;
        this.prompt = prompt;
        this.time = time;
    }

    @Override
    public ReviewDecision ask(TurnId turn, ApprovalQuestion question, Cancellation cancellation) {
        Cancellation listened = broadcast.listened();
        if (!listened.isCancelled()) {
            Cancellation wake = new Cancellation();
            try (var _ = listened.onCancel(wake::cancel);
                    var _ = cancellation.onCancel(wake::cancel)) {
                if (time.sleep(LIMIT, wake)) {
                    return ReviewDecision.DENIED;
                }
            }
        }
        return cancellation.isCancelled()
                ? ReviewDecision.ABORT
                : prompt.ask(turn, question, cancellation);
    }
}
