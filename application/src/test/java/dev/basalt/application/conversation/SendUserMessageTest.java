package dev.basalt.application.conversation;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.conversation.UserInput;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What is said, when nothing runs and while a turn does. */
@Timeout(20)
class SendUserMessageTest {

    private static final ApprovalPrompt NOBODY = World.NOBODY_MAY_ASK;

    private final World world = new World();
    private final ConversationId id = world.conversation();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void nothingIsSaidWithoutItems() {
        Optional<AcceptedTurn> turn =
                new SendUserMessage(world.conversations, _ -> Either.left("no"), world.time)
                        .handle(
                                new SendUserMessage.Command(
                                        id, List.of(), world.turns, Optional.empty()),
                                NOBODY)
                        .join()
                        .get();

        assertEquals(Optional.empty(), turn);
    }

    @Test
    void anImageThatCannotBeReadIsAnErrorThatNamesIt() {
        var result =
                new SendUserMessage(
                                world.conversations, _ -> Either.left("no such file"), world.time)
                        .handle(
                                new SendUserMessage.Command(
                                        id,
                                        List.of(new UserInput.LocalImage(Path.of("cat.png"))),
                                        world.turns,
                                        Optional.empty()),
                                NOBODY)
                        .join();

        assertEquals(
                new ConversationError.UnreadableImage(Path.of("/proj/cat.png"), "no such file"),
                result.getLeft());
    }

    @Test
    void aMessageDuringATurnReachesTheModelOnceWithTheNextRequest() throws InterruptedException {
        world.commands.runsUntil(started, end);
        world.model.says(call("c1", "shell", "sleep 1")).says(message("two"));
        AcceptedTurn turn = world.say(id, "first").orElseThrow();
        started.await();

        assertEquals(Optional.empty(), world.say(id, "second"));
        end.countDown();
        turn.await();

        assertEquals(
                HistoryItem.Message.user("second"), world.model.lastRequest().input().getLast());
        assertEquals(
                1,
                world.model.lastRequest().input().stream()
                        .filter(HistoryItem.Message.user("second")::equals)
                        .count());
    }

    @Test
    void aMessageThatComesTooLateGetsATurnOfItsOwn() throws InterruptedException {
        world.listen(id);
        world.model
                .then((listener, _) -> {
                    started.countDown();
                    World.awaitQuietly(end);
                    listener.on(message("one"));
                    return Either.right(new ModelResponse(Optional.empty(), Optional.empty()));
                })
                .says(message("two"));
        world.say(id, "first");
        started.await();

        world.say(id, "second");
        end.countDown();
        world.events.await(events ->
                events.stream().filter(e -> e.event() instanceof Event.TurnEnded).count() == 2);

        assertEquals(List.of("0", "1"), world.events.turns(Event.TurnStarted.class));
        assertEquals(
                HistoryItem.Message.user("second"), world.model.lastRequest().input().getLast());
    }

    @Test
    void aMessageThatComesTooLateKeepsItsOwnRules() throws InterruptedException {
        world.model
                .then((_, _) -> {
                    started.countDown();
                    World.awaitQuietly(end);
                    return Either.right(new ModelResponse(Optional.empty(), Optional.empty()));
                })
                .says(message("two"));
        world.listen(id);
        world.say(id, "first");
        started.await();

        world.say(id, "second", world.rules("another-model"));
        end.countDown();
        world.events.await(events ->
                events.stream().filter(e -> e.event() instanceof Event.TurnEnded).count() == 2);

        assertEquals("mock", world.model.request(0).model());
        assertEquals("another-model", world.model.request(1).model());
    }

    @Test
    void anImageThatIsSlowToReadBlocksNobodyAndKeepsTheOrder() throws InterruptedException {
        var slow = new SendUserMessage(world.conversations, this::whenEnded, world.time);
        world.listen(id);
        world.model.says(message("one")).says(message("two"));

        var image = slow.handle(command(new UserInput.LocalImage(Path.of("a.png"))), NOBODY);
        var text = slow.handle(command(new UserInput.Text("after it")), NOBODY);

        assertFalse(image.isDone());
        assertFalse(text.isDone());
        end.countDown();
        AcceptedTurn second = text.join().get().orElseThrow();
        image.join().get().orElseThrow().begin();
        second.begin();
        world.events.await(events ->
                events.stream().filter(e -> e.event() instanceof Event.TurnEnded).count() == 2);

        assertEquals(
                List.of(new ContentPart.Image("data:a.png")), lastMessage(world.model.request(0)));
        assertEquals(
                List.of(new ContentPart.Text("after it")), lastMessage(world.model.request(1)));
    }

    @Test
    void anInterruptRefusesAMessageWhoseImageIsStillBeingRead() {
        var slow = new SendUserMessage(world.conversations, this::whenEnded, world.time);
        var image = slow.handle(command(new UserInput.LocalImage(Path.of("a.png"))), NOBODY);

        new InterruptConversation(world.conversations).handle(id).get().await();

        assertEquals(Either.left(new ConversationError.Interrupted(id)), image.join());
        end.countDown();
    }

    private Either<String, String> whenEnded(Path path) {
        World.awaitQuietly(end);
        return Either.right("data:" + path.getFileName());
    }

    private SendUserMessage.Command command(UserInput item) {
        return new SendUserMessage.Command(id, List.of(item), world.turns, Optional.empty());
    }

    private static List<ContentPart> lastMessage(ModelRequest request) {
        return ((HistoryItem.Message) request.input().getLast()).content();
    }
}
