package dev.basalt.adapter.doors.codex.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class SubmissionNumbersTest {

    private static final ConversationId ONE = new ConversationId(new UUID(0, 1));
    private static final ConversationId OTHER = new ConversationId(new UUID(0, 2));
    private static final ApprovalQuestion QUESTION =
            new ApprovalQuestion.RunCommand(
                    "c1", List.of("make"), Path.of("/proj"), Optional.empty());

    private final SubmissionNumbers numbers = new SubmissionNumbers();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void eachConversationIsNumberedFromZero() {
        assertEquals(new TurnId("0"), numbers.next(ONE));
        assertEquals(new TurnId("1"), numbers.next(ONE));
        assertEquals(new TurnId("0"), numbers.next(OTHER));
    }

    @Test
    void aNumberIsTakenWhenItIsAskedForAndNotBefore() {
        var name = numbers.of(ONE);
        numbers.next(ONE);

        assertEquals(new TurnId("1"), name.get());
    }

    @Test
    void anAnsweredApprovalTakesANumber() {
        ApprovalPrompt prompt =
                numbers.counting(
                        ONE,
                        (_, question, _) -> {
                            assertEquals(QUESTION, question);
                            return ReviewDecision.APPROVED;
                        });

        assertEquals(ReviewDecision.APPROVED, prompt.ask(new TurnId("t"), QUESTION, cancellation));
        assertEquals(new TurnId("1"), numbers.next(ONE));
    }

    @Test
    void aWithdrawnQuestionTakesNone() {
        ApprovalPrompt prompt =
                numbers.counting(
                        ONE,
                        (_, _, _) -> {
                            cancellation.cancel();
                            return ReviewDecision.ABORT;
                        });

        assertEquals(ReviewDecision.ABORT, prompt.ask(new TurnId("t"), QUESTION, cancellation));
        assertEquals(new TurnId("0"), numbers.next(ONE));
    }
}
