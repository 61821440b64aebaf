package dev.basalt.application.conversation;

import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.time.Time;

import java.time.Duration;

/**
 * Asks as soon as somebody listens to the conversation, so that the question follows the event that
 * announces it; when nobody comes in time, the answer is no.
 */
final class ApprovalWhenHeard implements ApprovalPrompt {

    /** How long a question waits for a listener. */
    static final Duration LIMIT = Duration.ofMinutes(10);

    private final Broadcast broadcast;
    private final ApprovalPrompt prompt;
    private final Time time;

    ApprovalWhenHeard(Broadcast broadcast, ApprovalPrompt prompt, Time time) {
        this.broadcast = broadcast;
        this.prompt = prompt;
        this.time = time;
    }

    @Override
    public ReviewDecision ask(TurnId turn, ApprovalQuestion question, Cancellation cancellation) {
        Cancellation heard = broadcast.heard();
        if (!heard.isCancelled()) {
            Cancellation wake = new Cancellation();
            try (var _ = heard.onCancel(wake::cancel);
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
