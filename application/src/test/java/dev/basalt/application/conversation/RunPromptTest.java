package dev.basalt.application.conversation;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Prompts that meet a turn that runs. */
@Timeout(20)
class RunPromptTest {

    private final World world = new World();
    private final ConversationId id = world.conversation();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void aPromptWaitsForTheTurnThatRunsAndBothAreAnswered() throws InterruptedException {
        world.commands.runsUntil(started, end);
        world.model.says(call("c1", "shell", "sleep 1")).says(message("one")).says(message("two"));
        Events firstHeard = new Events();
        Events secondHeard = new Events();
        AcceptedTurn first = world.run(id, "first", firstHeard);
        started.await();
        AcceptedTurn second = world.run(id, "second", secondHeard);
        end.countDown();

        assertEquals(new TurnOutcome.Completed(Optional.of("one")), first.await());
        assertEquals(new TurnOutcome.Completed(Optional.of("two")), second.await());
        assertEquals("TurnStarted", secondHeard.names().getFirst());
        assertFalse(secondHeard.messages().contains("one"), "each caller hears its own turn");
    }

    @Test
    void aPromptThatWaitsCanBeTakenBack() throws InterruptedException {
        world.commands.runsUntil(started, end);
        world.model.says(call("c1", "shell", "sleep 1")).says(message("one"));
        AcceptedTurn first = world.run(id, "first", new Events());
        started.await();
        AcceptedTurn second = world.run(id, "second", new Events());

        second.cancel();

        assertEquals(new TurnOutcome.Interrupted(), second.await());
        end.countDown();
        first.await();
        assertEquals(2, world.model.requestCount());
    }
}
