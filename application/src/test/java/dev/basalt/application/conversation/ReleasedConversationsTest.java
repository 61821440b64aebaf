package dev.basalt.application.conversation;

import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.ConversationRunner;
import dev.basalt.application.conversation.runner.Subscription;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.conversation.store.StoreError;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Conversations that leave the memory because there are many, and come back. */
@Timeout(20)
class ReleasedConversationsTest {

    /** Keeps one conversation in memory: beginning another one releases it. */
    private final World world = new World(1);

    private final ConversationId id = world.conversation(ApprovalPolicy.UNTRUSTED);

    private void say(String text) {
        world.run(id, text, new Events()).await();
    }

    private boolean isReleased(ConversationId conversation) {
        return world.store.claim(conversation).isRight();
    }

    @Test
    void anUnusedConversationIsReleasedForTheNext() {
        world.conversation();

        assertTrue(isReleased(id));
    }

    @Test
    void aConversationThatNobodyUsesForAWhileIsReleased() {
        World roomy = new World(100);
        ConversationId unused = roomy.conversation();
        roomy.conversations.releaseUnused();
        boolean keptAtFirst = roomy.store.claim(unused).isLeft();
        roomy.conversations.releaseUnused();

        assertTrue(keptAtFirst);
        assertTrue(roomy.store.claim(unused).isRight());
    }

    @Test
    void aConversationThatWasUsedInTheMeantimeIsKept() {
        World roomy = new World(100);
        ConversationId used = roomy.conversation();
        roomy.conversations.releaseUnused();
        roomy.usage(used);
        roomy.conversations.releaseUnused();

        assertTrue(roomy.store.claim(used).isLeft());
    }

    @Test
    void aConversationGoesOnExactlyWhereItWas() {
        world.model.says(message("one")).says(message("two")).says(message("three"));
        say("first");
        say("second");
        world.conversation();

        say("third");

        assertEquals(
                List.of("<environment", "first", "one", "second", "two", "third"),
                world.model.lastRequest().input().stream()
                        .map(item -> ((HistoryItem.Message) item).content().getFirst().toString())
                        .map(ReleasedConversationsTest::start)
                        .toList());
        assertEquals(360, world.usage(id).total().total());
    }

    private static String start(String part) {
        String text = part.substring("Text[text=".length());
        return text.startsWith("<environment")
                ? "<environment"
                : text.substring(0, text.length() - 1);
    }

    @Test
    void anApprovalForTheSessionStillApplies() {
        world.model
                .says(call("c1", "shell", "make it"))
                .says(message("made"))
                .says(call("c2", "shell", "make it"))
                .says(message("made again"));
        Events events = new Events();
        Subscription subscription = world.listen(id, events);
        world.say(id, "go", answering(ReviewDecision.APPROVED_FOR_SESSION)).orElseThrow().await();
        new RemoveConversationListener(world.conversations).handle(subscription.id()).get();
        world.conversation();

        say("again");

        assertEquals(2, world.commands.requests().size());
    }

    @Test
    void aConversationWithAListenerStays() {
        world.listen(id);

        world.conversation();

        assertTrue(world.store.claim(id).getLeft() instanceof StoreError.Claimed);
    }

    @Test
    void aConversationWithUndeliveredEventsStays() {
        world.model.says(message("ok"));
        world.say(id, "hi").orElseThrow().await();
        world.conversation();

        world.listen(id);

        assertEquals("TurnStarted", world.events.names().getFirst());
    }

    @Test
    void aConversationWithATurnThatRunsStays() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        world.model.then((listener, _) -> {
            started.countDown();
            World.awaitQuietly(end);
            listener.on(message("done"));
            return Either.right(new ModelResponse(Optional.empty(), Optional.empty()));
        });
        AcceptedTurn turn = world.run(id, "work", new Events());
        started.await();

        ConversationId other = world.conversation();
        end.countDown();

        assertEquals(new TurnOutcome.Completed(Optional.of("done")), turn.await());
        assertTrue(world.store.claim(id).isLeft());
        assertTrue(isReleased(other));
    }

    @Test
    void aTurnThatWaitsToBeBegunKeepsItsConversation() {
        world.model.says(message("ok"));
        AcceptedTurn turn =
                new RunPrompt(world.conversations)
                        .handle(
                                new RunPrompt.Command(id, "hi", world.turns),
                                new Events(),
                                World.NOBODY_MAY_ASK)
                        .get();
        world.conversation();

        turn.begin();

        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), turn.await());
    }

    @Test
    void aConversationThatWasNeverThereIsNotFound() {
        ConversationId unknown = new ConversationId(new UUID(7, 7));

        assertEquals(
                new ConversationError.NotFound(unknown),
                world.conversations.with(unknown, ConversationRunner::id).getLeft());
    }

    @Test
    void aConversationOpenInAnotherProcessIsUnavailable() {
        world.conversation();
        world.store.claim(id).get();

        assertEquals(
                new ConversationError.Unavailable(
                        id, "conversation " + id + " is in use by this process"),
                world.conversations.with(id, ConversationRunner::id).getLeft());
    }
}
