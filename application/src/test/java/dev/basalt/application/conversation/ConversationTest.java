package dev.basalt.application.conversation;

import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.delta;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.agent.TurnOutcome;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.conversation.AbortReason;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.conversation.UserInput;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ContentPart;
import dev.basalt.domain.model.HistoryItem;
import dev.basalt.domain.model.Role;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
class ConversationTest {

    private static final TurnOutcome INTERRUPTED = new TurnOutcome.Aborted(AbortReason.INTERRUPTED);

    private final World world = new World();
    private final ConversationId id = world.conversation();

    private List<HistoryItem> lastInput() {
        return world.model.request(world.model.requestCount() - 1).input();
    }

    private List<String> submissions(Class<? extends Event> type) {
        return world.events.all().stream()
                .filter(e -> type.isInstance(e.event()))
                .map(e -> e.submission().value())
                .toList();
    }

    private AbortReason interrupt() {
        return new InterruptConversation(world.conversations).handle(id).get().await();
    }

    @Nested
    class WhoListens {

        @Test
        void hearsEverythingThatHappensFromThenOn() {
            world.listen(id);
            world.model.says(message("ok"));

            world.say(id, "hi").orElseThrow().await();

            assertEquals(
                    List.of("TaskStarted", "AgentMessage", "TokenCount", "TaskComplete"),
                    world.events.names());
        }

        @Test
        void hearsAlsoWhatNobodyHasHeard() {
            world.model.says(message("ok"));
            world.say(id, "hi").orElseThrow().await();

            world.listen(id);
            world.events.await(Event.TaskComplete.class);

            assertEquals(
                    List.of("TaskStarted", "AgentMessage", "TokenCount", "TaskComplete"),
                    world.events.names());
        }

        @Test
        void hearsTheSameAsEveryoneElse() {
            Events other = new Events();
            world.listen(id);
            new AddConversationListener(world.conversations, world.ids)
                    .handle(id, other)
                    .get()
                    .open();
            world.model.says(delta("o"), delta("k"), message("ok"));

            world.say(id, "hi").orElseThrow().await();
            other.await(Event.TaskComplete.class);
            world.events.await(Event.TaskComplete.class);

            assertEquals(world.events.all(), other.all());
            assertEquals(6, other.all().size());
        }

        @Test
        void hearsNothingBeforeTheSubscriptionIsOpen() {
            Subscription subscription =
                    new AddConversationListener(world.conversations, world.ids)
                            .handle(id, world.events)
                            .get();
            world.model.says(message("ok"));
            world.say(id, "hi").orElseThrow().await();

            assertEquals(List.of(), world.events.all());
            subscription.open();
            world.events.await(Event.TaskComplete.class);
        }

        @Test
        void hearsNothingMoreOnceTheSubscriptionIsRemoved() {
            Subscription subscription =
                    new AddConversationListener(world.conversations, world.ids)
                            .handle(id, world.events)
                            .get();
            subscription.open();
            new RemoveConversationListener(world.conversations).handle(subscription.id()).get();
            world.model.says(message("ok"));

            world.say(id, "hi").orElseThrow().await();

            assertEquals(List.of(), world.events.all());
        }

        @Test
        void isAskedWhatWaitedForAListener() {
            ConversationId careful = world.conversation(ApprovalPolicy.UNTRUSTED);
            world.time.standStill();
            world.model.says(call("c1", "shell", "git init")).says(message("done"));
            Submission turn =
                    world.say(careful, "go", answering(ReviewDecision.APPROVED)).orElseThrow();

            world.listen(careful);

            assertEquals(new TurnOutcome.Completed(Optional.of("done")), turn.await());
            assertEquals(1, world.commands.requests().size());
        }

        @Test
        void isNotWaitedForForEver() {
            ConversationId careful = world.conversation(ApprovalPolicy.UNTRUSTED);
            world.model.says(call("c1", "shell", "git init")).says(message("done"));

            world.say(careful, "go", World.NOBODY_MAY_ASK).orElseThrow().await();

            assertEquals(List.of(ApprovalWhenHeard.LIMIT), world.time.slept());
            assertEquals(List.of(), world.commands.requests());
        }
    }

    @Test
    void aSubscriptionCanBeRemovedOnce() {
        assertEquals(
                Either.left(new ConversationError.SubscriptionNotFound(new UUID(9, 9))),
                new RemoveConversationListener(world.conversations).handle(new UUID(9, 9)));
    }

    @Test
    void whatNobodyHearsIsForgottenAfterAThousandEvents() {
        world.model.then((listener, _) -> {
            for (int i = 0; i < 2000; i++) {
                listener.on(delta("x"));
            }
            return Either.right(
                    new dev.basalt.domain.model.ModelResponse(Optional.empty(), Optional.empty()));
        });
        world.say(id, "hi").orElseThrow().await();

        world.listen(id);
        world.events.await(Event.TaskComplete.class);

        assertEquals(
                new Event.Background("978 earlier events had no listener and are lost"),
                world.events.events().getFirst());
        assertEquals(1 + Broadcast.BACKLOG_LIMIT, world.events.all().size());
    }

    @Test
    void nothingIsSaidWithoutItems() {
        Optional<Submission> turn =
                new SendUserMessage(world.conversations, _ -> Either.left("no"), world.time)
                        .handle(
                                new SendUserMessage.Command(id, List.of(), Optional.empty()),
                                World.NOBODY_MAY_ASK)
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
                                        Optional.empty()),
                                World.NOBODY_MAY_ASK);

        assertEquals(
                new ConversationError.UnreadableImage(Path.of("/proj/cat.png"), "no such file"),
                result.getLeft());
    }

    @Nested
    class WhileATurnRuns {

        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Test
        void aMessageReachesTheModelOnceWithTheNextRequest() throws InterruptedException {
            world.commands.runsUntil(started, end);
            world.model.says(call("c1", "shell", "sleep 1")).says(message("two"));
            Submission turn = world.say(id, "first").orElseThrow();
            started.await();

            assertEquals(Optional.empty(), world.say(id, "second"));
            end.countDown();
            turn.await();

            assertEquals(HistoryItem.Message.user("second"), lastInput().getLast());
            assertEquals(
                    1,
                    lastInput().stream()
                            .filter(HistoryItem.Message.user("second")::equals)
                            .count());
        }

        @Test
        void aMessageThatComesTooLateGetsATurnOfItsOwn() throws InterruptedException {
            world.listen(id);
            world.model
                    .then((listener, _) -> {
                        started.countDown();
                        awaitQuietly(end);
                        listener.on(message("one"));
                        return Either.right(
                                new dev.basalt.domain.model.ModelResponse(
                                        Optional.empty(), Optional.empty()));
                    })
                    .says(message("two"));
            world.say(id, "first");
            started.await();

            world.say(id, "second");
            end.countDown();
            world.events.await(events ->
                    events.stream().filter(e -> e.event() instanceof Event.TaskComplete).count()
                            == 2);

            assertEquals(List.of("0", "1"), submissions(Event.TaskStarted.class));
            assertEquals(HistoryItem.Message.user("second"), lastInput().getLast());
        }

        @Test
        void aMessageThatComesTooLateKeepsItsOwnRules() throws InterruptedException {
            world.model
                    .then((_, _) -> {
                        started.countDown();
                        awaitQuietly(end);
                        return Either.right(
                                new dev.basalt.domain.model.ModelResponse(
                                        Optional.empty(), Optional.empty()));
                    })
                    .says(message("two"));
            world.listen(id);
            world.say(id, "first");
            started.await();

            world.say(id, "second", world.rules("another-model"));
            end.countDown();
            world.events.await(events ->
                    events.stream().filter(e -> e.event() instanceof Event.TaskComplete).count()
                            == 2);

            assertEquals("mock", world.model.request(0).model());
            assertEquals("another-model", world.model.request(1).model());
        }

        @Test
        void anotherPromptWaitsForItAndBothAreAnswered() throws InterruptedException {
            world.commands.runsUntil(started, end);
            world.model
                    .says(call("c1", "shell", "sleep 1"))
                    .says(message("one"))
                    .says(message("two"));
            Events firstHeard = new Events();
            Events secondHeard = new Events();
            Submission first = world.run(id, "first", firstHeard);
            started.await();
            Submission second = world.run(id, "second", secondHeard);
            end.countDown();

            assertEquals(new TurnOutcome.Completed(Optional.of("one")), first.await());
            assertEquals(new TurnOutcome.Completed(Optional.of("two")), second.await());
            assertEquals("TaskStarted", secondHeard.names().getFirst());
            assertFalse(
                    secondHeard.events().contains(new Event.AgentMessage("one")),
                    "each caller hears its own turn");
        }

        @Test
        void aPromptThatWaitsCanBeTakenBack() throws InterruptedException {
            world.commands.runsUntil(started, end);
            world.model.says(call("c1", "shell", "sleep 1")).says(message("one"));
            Submission first = world.run(id, "first", new Events());
            started.await();
            Submission second = world.run(id, "second", new Events());

            second.cancel();

            assertEquals(INTERRUPTED, second.await());
            end.countDown();
            first.await();
            assertEquals(2, world.model.requestCount());
        }
    }

    @Nested
    class AnInterrupt {

        private final CountDownLatch reached = new CountDownLatch(1);

        @Test
        void isAnsweredWhenNothingRuns() {
            assertEquals(AbortReason.INTERRUPTED, interrupt());
        }

        @Test
        void endsTheStreamAndKeepsWhatWasSaid() throws InterruptedException {
            world.listen(id);
            world.model.hangs(reached, delta("half")).says(message("two"));
            Submission turn = world.say(id, "first").orElseThrow();
            reached.await();

            assertEquals(AbortReason.INTERRUPTED, interrupt());

            assertEquals(INTERRUPTED, turn.await());
            assertEquals("TurnAborted", world.events.names().getLast());
            world.say(id, "second").orElseThrow().await();
            assertEquals(
                    new HistoryItem.Message(
                            Optional.empty(),
                            Role.ASSISTANT,
                            List.of(new ContentPart.Text("half"))),
                    lastInput().get(2));
            assertEquals(List.of("0", "2"), submissions(Event.TaskStarted.class));
        }

        @Test
        void endsTheCommandAndTheModelIsToldLater() throws InterruptedException {
            world.commands.runsOn(reached);
            world.model.says(call("c1", "shell", "sleep 60")).says(message("two"));
            world.say(id, "first");
            reached.await();

            interrupt();

            world.say(id, "second").orElseThrow().await();
            assertTrue(lastInput().contains(new HistoryItem.FunctionOutput("c1", "aborted")));
        }

        @Test
        void ofTheWaitBeforeARetryEndsTheTurn() {
            World.Options options = new World.Options();
            options.streamRetries = 3;
            ConversationId retrying = world.conversation(options);
            world.time.standStill();
            world.model.fails(
                    new dev.basalt.domain.model.ModelError.StreamBroken("cut", Optional.empty()));
            world.listen(retrying);
            Submission turn = world.say(retrying, "first").orElseThrow();
            world.events.await(Event.Background.class);

            new InterruptConversation(world.conversations).handle(retrying).get().await();

            assertEquals(INTERRUPTED, turn.await());
        }

        @Test
        void leavesAloneWhatIsSaidAfterIt() throws InterruptedException {
            CountDownLatch ending = new CountDownLatch(1);
            world.model
                    .then((_, _) -> {
                        reached.countDown();
                        awaitQuietly(ending);
                        return Either.left(new dev.basalt.domain.model.ModelError.Cancelled());
                    })
                    .says(message("two"));
            Submission interrupted = world.say(id, "first").orElseThrow();
            reached.await();
            var interruption = new InterruptConversation(world.conversations).handle(id).get();

            Submission next = world.say(id, "second").orElseThrow();
            ending.countDown();

            assertEquals(AbortReason.INTERRUPTED, interruption.await());
            assertEquals(INTERRUPTED, interrupted.await());
            assertEquals(new TurnOutcome.Completed(Optional.of("two")), next.await());
            assertEquals(HistoryItem.Message.user("second"), lastInput().getLast());
        }

        @Test
        void canBeRepeatedAndEachIsAnswered() throws InterruptedException {
            world.listen(id);
            world.commands.runsOn(reached);
            world.model.says(call("c1", "shell", "sleep 60"));
            world.say(id, "first");
            reached.await();

            var one = new InterruptConversation(world.conversations).handle(id).get();
            var two = new InterruptConversation(world.conversations).handle(id).get();

            assertEquals(AbortReason.INTERRUPTED, one.await());
            assertEquals(AbortReason.INTERRUPTED, two.await());
            assertEquals(AbortReason.INTERRUPTED, interrupt());
            assertEquals(1, world.events.names().stream().filter("TurnAborted"::equals).count());
        }

        @Test
        void ofAQuestionThatNobodyHearsEndsTheTurn() {
            ConversationId careful = world.conversation(ApprovalPolicy.UNTRUSTED);
            world.time.standStill();
            world.model.says(call("c1", "shell", "git init")).says(message("two"));
            Submission turn = world.say(careful, "first").orElseThrow();
            world.time.awaitSleep();

            new InterruptConversation(world.conversations).handle(careful).get().await();

            assertEquals(INTERRUPTED, turn.await());
            world.say(careful, "second").orElseThrow().await();
            assertTrue(lastInput().contains(new HistoryItem.FunctionOutput("c1", "aborted")));
        }

        @Test
        void ofOneOfSeveralCallsGivesEachOfThemAnOutput() throws InterruptedException {
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
                    lastInput().stream()
                            .filter(HistoryItem.FunctionOutput.class::isInstance)
                            .map(HistoryItem.FunctionOutput.class::cast)
                            .peek(output -> assertEquals("aborted", output.output()))
                            .map(HistoryItem.FunctionOutput::callId)
                            .toList());
            assertEquals(1, world.commands.requests().size());
        }

        @Test
        void remembersTheMessagesThatHadJoinedTheTurn() throws InterruptedException {
            world.commands.runsOn(reached);
            world.model.says(call("c1", "shell", "sleep 60")).says(message("two"));
            world.say(id, "first");
            reached.await();
            world.say(id, "joined");

            interrupt();

            world.say(id, "second").orElseThrow().await();
            assertTrue(lastInput().contains(HistoryItem.Message.user("joined")));
        }

        @Test
        void ofEverythingLeavesNothingRunning() throws InterruptedException {
            world.commands.runsOn(reached);
            world.model.says(call("c1", "shell", "sleep 60"));
            Submission turn = world.say(id, "first").orElseThrow();
            reached.await();
            Submission waiting = world.run(id, "second", new Events());

            world.conversations.interruptAll();

            assertEquals(INTERRUPTED, turn.await());
            assertEquals(INTERRUPTED, waiting.await());
        }
    }

    @Test
    void anAnsweredApprovalTakesASubmissionNumber() {
        ConversationId careful = world.conversation(ApprovalPolicy.UNTRUSTED);
        world.listen(careful);
        world.model.says(call("c1", "shell", "git init")).says(message("one")).says(message("two"));
        world.say(careful, "first", answering(ReviewDecision.DENIED)).orElseThrow().await();

        world.say(careful, "second").orElseThrow().await();

        assertEquals(List.of("0", "2"), submissions(Event.TaskStarted.class));
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

    @Test
    void aConversationThatDoesNotExistIsAnError() {
        ConversationId unknown = new ConversationId(new UUID(7, 7));

        assertEquals(
                new ConversationError.NotFound(unknown),
                new InterruptConversation(world.conversations).handle(unknown).getLeft());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
