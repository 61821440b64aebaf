package dev.basalt.application.conversation;

import static dev.basalt.application.fake.ScriptedModel.delta;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.runner.Broadcast;
import dev.basalt.application.conversation.runner.Subscription;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ModelResponse;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;

/** The events that a listener of a conversation receives. */
@Timeout(20)
class AddConversationListenerTest {

    private final World world = new World();
    private final ConversationId id = world.conversation();

    @Test
    void aListenerReceivesAllFurtherEvents() {
        world.listen(id);
        world.model.says(message("ok"));

        world.say(id, "hi").orElseThrow().await();

        assertEquals(
                List.of(
                        "TurnStarted",
                        "AgentMessage started",
                        "AgentMessage completed",
                        "TokensUsed",
                        "TurnEnded"),
                world.events.names());
    }

    @Test
    void aListenerReceivesEventsThatWereNotDeliveredYet() {
        world.model.says(message("ok"));
        world.say(id, "hi").orElseThrow().await();

        world.listen(id);
        world.events.await(Event.TurnEnded.class);

        assertEquals(
                List.of(
                        "TurnStarted",
                        "AgentMessage started",
                        "AgentMessage completed",
                        "TokensUsed",
                        "TurnEnded"),
                world.events.names());
    }

    @Test
    void allListenersReceiveTheSameEvents() {
        Events other = new Events();
        world.listen(id);
        world.listen(id, other);
        world.model.says(delta("o"), delta("k"), message("ok"));

        world.say(id, "hi").orElseThrow().await();
        other.await(Event.TurnEnded.class);
        world.events.await(Event.TurnEnded.class);

        assertEquals(world.events.all(), other.all());
        assertEquals(7, other.all().size());
    }

    @Test
    void aListenerReceivesNothingBeforeTheSubscriptionIsOpen() {
        Subscription subscription =
                new AddConversationListener(world.conversations, world.ids)
                        .handle(id, world.events)
                        .get();
        world.model.says(message("ok"));
        world.say(id, "hi").orElseThrow().await();

        assertEquals(List.of(), world.events.all());
        subscription.open();
        world.events.await(Event.TurnEnded.class);
    }

    @Test
    void withoutListenersTheOldestOfAThousandEventsAreDropped() {
        world.model.then((listener, _) -> {
            for (int i = 0; i < 2000; i++) {
                listener.on(delta("x"));
            }
            return Either.right(new ModelResponse(Optional.empty(), Optional.empty()));
        });
        world.say(id, "hi").orElseThrow().await();

        world.listen(id);
        world.events.await(Event.TurnEnded.class);

        assertEquals(
                new Event.Notice("980 earlier events were dropped because there was no listener"),
                world.events.events().getFirst());
        assertEquals(1 + Broadcast.BACKLOG_LIMIT, world.events.all().size());
    }

    @Test
    void eventsNameTheirConversation() {
        world.listen(id);
        world.model.says(message("ok"));

        world.say(id, "hi").orElseThrow().await();

        assertTrue(
                world.events.all().stream()
                        .map(ConversationEvent::conversation)
                        .allMatch(id::equals));
    }
}
