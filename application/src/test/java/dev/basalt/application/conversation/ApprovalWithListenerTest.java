package dev.basalt.application.conversation;

import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ApprovalWithListener;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;

/** When a conversation asks its questions, and what an answer counts as. */
@Timeout(20)
class ApprovalWithListenerTest {

    private final World world = new World();
    private final ConversationId careful = world.conversation(ApprovalPolicy.UNTRUSTED);

    @Test
    void aQuestionWaitsForAListener() {
        world.time.standStill();
        world.model.says(call("c1", "shell", "git init")).says(message("done"));
        AcceptedTurn turn =
                world.say(careful, "go", answering(ReviewDecision.APPROVED)).orElseThrow();
        world.time.awaitSleep();

        world.listen(careful);

        assertEquals(new TurnOutcome.Completed(Optional.of("done")), turn.await());
        assertEquals(1, world.commands.requests().size());
    }

    @Test
    void aQuestionWithoutListenersDoesNotWaitForEver() {
        world.model.says(call("c1", "shell", "git init")).says(message("done"));

        world.say(careful, "go", World.NOBODY_MAY_ASK).orElseThrow().await();

        assertEquals(List.of(ApprovalWithListener.LIMIT), world.time.slept());
        assertEquals(List.of(), world.commands.requests());
    }
}
