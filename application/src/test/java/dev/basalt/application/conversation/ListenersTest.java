package dev.basalt.application.conversation;

import static dev.basalt.application.fake.ScriptedModel.delta;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.Subscription;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ModelResponse;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Listeners that are slow, that fail, that come late and that go. */
@Timeout(20)
class ListenersTest {

    private final World world = new World();
    private final ConversationId id = world.conversation();

    @Test
    void oneThatFallsBehindSlowsItsOwnConversationOnly() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch caughtUp = new CountDownLatch(1);
        world.listen(
                id,
                _ -> {
                    stuck.countDown();
                    World.awaitQuietly(caughtUp);
                });
        world.model.says(message("ok"));
        AcceptedTurn slow = world.say(id, "hi").orElseThrow();
        stuck.await();
        ConversationId other = world.conversation();
        world.model.says(message("ok"));

        TurnOutcome quick = world.say(other, "hi").orElseThrow().await();

        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), quick);
        assertFalse(slow.isOver());
        caughtUp.countDown();
        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), slow.await());
    }

    @Test
    void aSlowListenerDoesNotBlockOthersFromBeingAddedAndRemoved() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch caughtUp = new CountDownLatch(1);
        Subscription slow =
                world.listen(
                        id,
                        _ -> {
                            stuck.countDown();
                            World.awaitQuietly(caughtUp);
                        });
        world.model.says(message("ok"));
        AcceptedTurn turn = world.say(id, "hi").orElseThrow();
        stuck.await();

        // opening waits for the one that is stuck
        new AddConversationListener(world.conversations, world.ids)
                .handle(id, world.events)
                .get()
                .open();
        new RemoveConversationListener(world.conversations).handle(slow.id()).get();
        caughtUp.countDown();
        turn.await();
        world.events.await(Event.TurnEnded.class);

        assertEquals(
                List.of(
                        "AgentMessage started",
                        "AgentMessage completed",
                        "TokensUsed",
                        "TurnEnded"),
                world.events.names().reversed().stream().limit(4).toList().reversed());
    }

    @Test
    void oneThatFailsDisturbsNeitherTheTurnNorTheOthers() {
        world.listen(
                id,
                _ -> {
                    throw new IllegalStateException("full");
                });
        world.listen(id, world.events);
        world.model.says(delta("o"), delta("k"), message("ok"));

        TurnOutcome outcome = world.say(id, "hi").orElseThrow().await();
        world.events.await(Event.TurnEnded.class);

        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), outcome);
        assertEquals(7, world.events.all().size());
    }

    @Test
    void aListenerAddedLaterReceivesFurtherEvents() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Events early = new Events();
        world.listen(id, early);
        world.model.then((listener, _) -> {
            listener.on(delta("o"));
            started.countDown();
            World.awaitQuietly(end);
            listener.on(delta("k"));
            return Either.right(new ModelResponse(Optional.empty(), Optional.empty()));
        });
        AcceptedTurn turn = world.say(id, "hi").orElseThrow();
        started.await();

        world.listen(id, world.events);
        end.countDown();
        turn.await();
        world.events.await(Event.TurnEnded.class);

        assertEquals(
                List.of("MessageDelta", "AgentMessage broke off", "TurnEnded"),
                world.events.names());
        assertEquals(6, early.all().size());
    }

    @Test
    void aCallerThatWaitsForItsTurnAndAListenerHearTheSame() {
        world.listen(id, world.events);
        Events own = new Events();
        world.model.says(delta("o"), delta("k"), message("ok"));

        world.run(id, "hi", own).await();
        world.events.await(Event.TurnEnded.class);

        assertEquals(own.all(), world.events.all());
        assertEquals(7, own.all().size());
    }
}
