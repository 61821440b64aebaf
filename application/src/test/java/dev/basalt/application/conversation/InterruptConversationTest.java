package dev.basalt.application.conversation;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.delta;
import static dev.basalt.application.fake.ScriptedModel.failure;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** What an interrupt ends, and what it leaves. */
@Timeout(20)
class InterruptConversationTest {

    private static final TurnOutcome INTERRUPTED = new TurnOutcome.Interrupted();

    private final World world = new World();
    private final ConversationId id = world.conversation();
    private final CountDownLatch reached = new CountDownLatch(1);

    @Test
    void anInterruptIsAnsweredWhenNothingRuns() {
        interrupt();

        assertEquals(List.of(), world.events.names());
    }

    @Test
    void anInterruptEndsTheStreamAndKeepsWhatWasSaid() throws InterruptedException {
        world.listen(id);
        world.model.hangs(reached, delta("half")).says(message("two"));
        AcceptedTurn turn = world.say(id, "first").orElseThrow();
        reached.await();

        interrupt();

        assertEquals(INTERRUPTED, turn.await());
        assertEquals(new Event.TurnEnded(INTERRUPTED), world.events.events().getLast());
        assertEquals("AgentMessage broke off", world.events.names().reversed().get(1));
        world.say(id, "second").orElseThrow().await();
        assertEquals(
                new HistoryItem.Message(
                        Optional.empty(), Role.ASSISTANT, List.of(new ContentPart.Text("half"))),
                world.model.lastRequest().input().get(2));
        assertEquals(List.of("0", "1"), world.events.turns(Event.TurnStarted.class));
    }

    @Test
    void anInterruptEndsTheCommandAndTheNextRequestSaysSo() throws InterruptedException {
        world.commands.runsOn(reached);
        world.model.says(call("c1", "shell", "sleep 60")).says(message("two"));
        world.say(id, "first");
        reached.await();

        interrupt();

        world.say(id, "second").orElseThrow().await();
        assertTrue(world.model.lastRequest().input().contains(failure("c1", "aborted")));
    }

    @Test
    void anInterruptOfTheWaitBeforeARetryEndsTheTurn() {
        World.Options options = new World.Options();
        options.streamRetries = 3;
        ConversationId retrying = world.conversation(options);
        world.time.standStill();
        world.model.fails(new ModelError.StreamBroken("cut", Optional.empty()));
        world.listen(retrying);
        AcceptedTurn turn = world.say(retrying, "first").orElseThrow();
        world.events.await(Event.Notice.class);

        interruption(retrying).await();

        assertEquals(INTERRUPTED, turn.await());
    }

    @Test
    void anInterruptLeavesAloneWhatIsSaidAfterIt() throws InterruptedException {
        CountDownLatch ending = new CountDownLatch(1);
        world.model
                .then((_, _) -> {
                    reached.countDown();
                    World.awaitQuietly(ending);
                    return Either.left(new ModelError.Cancelled());
                })
                .says(message("two"));
        AcceptedTurn interrupted = world.say(id, "first").orElseThrow();
        reached.await();
        var interruption = interruption(id);

        AcceptedTurn next = world.say(id, "second").orElseThrow();
        ending.countDown();

        interruption.await();
        assertEquals(INTERRUPTED, interrupted.await());
        assertEquals(new TurnOutcome.Completed(Optional.of("two")), next.await());
        assertEquals(
                HistoryItem.Message.user("second"), world.model.lastRequest().input().getLast());
    }

    @Test
    void anInterruptCanBeRepeatedAndEachIsAnswered() throws InterruptedException {
        world.listen(id);
        world.commands.runsOn(reached);
        world.model.says(call("c1", "shell", "sleep 60"));
        world.say(id, "first");
        reached.await();

        var one = interruption(id);
        var two = interruption(id);

        one.await();
        two.await();
        interrupt();
        assertEquals(1, world.events.names().stream().filter("TurnEnded"::equals).count());
    }

    @Test
    void anInterruptOfAQuestionWithoutListenersEndsTheTurn() {
        ConversationId careful = world.conversation(ApprovalPolicy.UNTRUSTED);
        world.time.standStill();
        world.model.says(call("c1", "shell", "git init")).says(message("two"));
        AcceptedTurn turn = world.say(careful, "first").orElseThrow();
        world.time.awaitSleep();

        interruption(careful).await();

        assertEquals(INTERRUPTED, turn.await());
        world.say(careful, "second").orElseThrow().await();
        assertTrue(world.model.lastRequest().input().contains(failure("c1", "aborted")));
    }

    @Test
    void anInterruptOfOneOfSeveralCallsGivesEachOfThemAnOutput() throws InterruptedException {
        world.commands.runsOn(reached);
        world.model
                .says(
                        call("c1", "shell", "sleep 60"),
                        call("c2", "shell", "touch never"),
                        call("c3", "update_plan", "never"))
                .says(message("two"));
        world.say(id, "first");
        reached.await();

        interrupt();

        world.say(id, "second").orElseThrow().await();
        assertEquals(
                List.of("c1", "c2", "c3"),
                world.model.lastRequest().input().stream()
                        .filter(HistoryItem.FunctionOutput.class::isInstance)
                        .map(HistoryItem.FunctionOutput.class::cast)
                        .peek(output -> assertEquals("aborted", output.text()))
                        .map(HistoryItem.FunctionOutput::callId)
                        .toList());
        assertEquals(1, world.commands.requests().size());
    }

    @Test
    void anInterruptRemembersTheMessagesThatHadJoinedTheTurn() throws InterruptedException {
        world.commands.runsOn(reached);
        world.model.says(call("c1", "shell", "sleep 60")).says(message("two"));
        world.say(id, "first");
        reached.await();
        world.say(id, "joined");

        interrupt();

        world.say(id, "second").orElseThrow().await();
        assertTrue(world.model.lastRequest().input().contains(HistoryItem.Message.user("joined")));
    }

    @Test
    void anInterruptOfEverythingLeavesNothingRunning() throws InterruptedException {
        world.commands.runsOn(reached);
        world.model.says(call("c1", "shell", "sleep 60"));
        AcceptedTurn turn = world.say(id, "first").orElseThrow();
        reached.await();
        AcceptedTurn waiting = world.run(id, "second", new Events());

        world.conversations.interruptAll();

        assertEquals(INTERRUPTED, turn.await());
        assertEquals(INTERRUPTED, waiting.await());
    }

    @Test
    void aConversationThatDoesNotExistIsAnError() {
        ConversationId unknown = new ConversationId(new UUID(7, 7));

        assertEquals(
                new ConversationError.NotFound(unknown),
                new InterruptConversation(world.conversations).handle(unknown).getLeft());
    }

    private void interrupt() {
        interruption(id).await();
    }

    private InterruptConversation.Interruption interruption(ConversationId conversation) {
        return new InterruptConversation(world.conversations).handle(conversation).get();
    }
}
