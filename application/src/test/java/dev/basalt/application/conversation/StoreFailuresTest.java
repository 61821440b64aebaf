package dev.basalt.application.conversation;

import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.ConversationRunner;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.conversation.store.StoreError;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;

/** A store that is full, broken, or keeps less than all. */
@Timeout(20)
class StoreFailuresTest {

    private static final StoreError FULL = new StoreError.Unavailable("No space left on device");

    private final FailingStore store = new FailingStore();
    private final World world = new World(store, 1);
    private final Events events = new Events();

    private TurnOutcome run(ConversationId id) {
        world.model.says(message("ok"));
        return world.run(id, "hi", events).await();
    }

    private List<Event> notices() {
        return events.events().stream().filter(Event.Notice.class::isInstance).toList();
    }

    @Test
    void aConversationThatCannotBeStoredGoesOnAndSaysSoOnce() {
        ConversationId id = world.conversation();
        store.fail(FULL);

        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), run(id));
        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), run(id));

        assertEquals(
                List.of(
                        new Event.Notice(
                                "the conversation is no longer stored: No space left on device")),
                notices());
    }

    @Test
    void aConversationThatIsNotStoredFromTheBeginningGoesOnToo() {
        store.fail(FULL);

        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), run(world.conversation()));
        assertEquals(1, notices().size());
    }

    @Test
    void aConversationThatIsNotWhollyStoredIsNotReleased() {
        ConversationId id = world.conversation();
        store.fail(FULL);
        run(id);
        store.work();

        world.conversation();
        run(id);

        assertEquals(4, world.model.lastRequest().input().size());
    }

    @Test
    void whatATurnHasStoredIsMadeDurableBeforeItsEnd() {
        ConversationId id = world.conversation();

        run(id);

        assertEquals(1, store.flushes());
    }

    @Test
    void settingsThatTheStoreDoesNotKeepAreResolvedAnew() {
        ConversationId id = world.conversation();
        run(id);
        store.keepOptionsOnly();
        world.conversation();

        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), run(id));
        assertEquals(4, world.model.lastRequest().input().size());
    }

    @Test
    void settingsThatCannotBeResolvedMakeAConversationUnavailable() {
        ConversationId id = world.conversation();
        store.keepOptionsOnly();
        world.conversation();
        world.resolving =
                (ConversationOptions _) ->
                        Either.left(
                                new SettingsError(
                                        "config.toml",
                                        Optional.of(3),
                                        Optional.of("model"),
                                        "no such model"));

        assertEquals(
                new ConversationError.Unavailable(
                        id, "no such model in `model` (config.toml, line 3)"),
                world.conversations.with(id, ConversationRunner::id).getLeft());
        assertTrue(store.claim(id).isRight(), "the claim was released");
    }
}
