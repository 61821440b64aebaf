package dev.basalt.application.conversation;

import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.Subscription;
import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.UUID;

/** How a listener leaves. */
@Timeout(20)
class RemoveConversationListenerTest {

    private final World world = new World();
    private final ConversationId id = world.conversation();

    @Test
    void aListenerReceivesNothingOnceTheSubscriptionIsRemoved() {
        Subscription subscription = world.listen(id, world.events);
        new RemoveConversationListener(world.conversations).handle(subscription.id()).get();
        world.model.says(message("ok"));

        world.say(id, "hi").orElseThrow().await();

        assertEquals(List.of(), world.events.all());
    }

    @Test
    void aSubscriptionCanBeRemovedOnce() {
        assertEquals(
                Either.left(new ConversationError.SubscriptionNotFound(new UUID(9, 9))),
                new RemoveConversationListener(world.conversations).handle(new UUID(9, 9)));
    }
}
