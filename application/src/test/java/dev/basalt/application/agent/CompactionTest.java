package dev.basalt.application.agent;

import static dev.basalt.application.fake.ScriptedModel.USAGE;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.CompactConversation;
import dev.basalt.application.conversation.InterruptConversation;
import dev.basalt.application.conversation.World;
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.conversation.event.CompactionCause;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Conversations that are too long for their model. */
@Timeout(20)
class CompactionTest {

    private static final ModelError TOO_LONG = new ModelError.ContextExceeded("too long");
    private static final Event FULL =
            new Event.Notice("the model's context is full; summarising the conversation");
    private static final HistoryItem SUMMARY =
            HistoryItem.Message.user(
                    """
                    <conversation_summary>
                    Summary of the conversation so far, written by you. Continue from here.

                    All is well.
                    </conversation_summary>\
                    """);

    private final World world = new World();
    private final Events received = new Events();
    private final World.Options options = new World.Options();

    private TurnOutcome run(ConversationId id, String prompt) {
        return world.run(id, prompt, received).await();
    }

    private TurnOutcome compact(ConversationId id) {
        AcceptedTurn turn =
                new CompactConversation(world.conversations).handle(id, world.turns).get();
        turn.begin();
        return turn.await();
    }

    /** What was sent, but for the environment that always comes first. */
    private List<HistoryItem> sent(int request) {
        List<HistoryItem> input = world.model.request(request).input();
        assertTrue(input.getFirst().toString().contains("<environment_context>"));
        return input.subList(1, input.size());
    }

    private void saysAtTheCostOf(long tokens, ModelEvent... events) {
        world.model.then((listener, _) -> {
            for (ModelEvent event : events) {
                listener.on(event);
            }
            return Either.right(
                    new ModelResponse(
                            Optional.of("r"),
                            Optional.of(
                                    new TokenUsage(
                                            tokens,
                                            OptionalLong.empty(),
                                            0,
                                            OptionalLong.empty(),
                                            tokens))));
        });
    }

    @Test
    void onRequestASummaryTakesThePlaceOfWhatWasSaid() {
        world.model.says(message("hello")).says(message("All is well.")).says(message("bye"));
        ConversationId id = world.conversation();
        world.listen(id);
        world.say(id, "hi").orElseThrow().await();

        TurnOutcome outcome = compact(id);
        world.say(id, "go on").orElseThrow().await();

        assertEquals(new TurnOutcome.Completed(Optional.empty()), outcome);
        assertEquals(List.of(SUMMARY, HistoryItem.Message.user("go on")), sent(2));
        assertEquals(
                List.of(
                        new Event.TurnStarted(),
                        new Event.TokensUsed(USAGE),
                        new Event.HistoryCompacted(CompactionCause.REQUESTED),
                        new Event.TurnEnded(outcome)),
                world.events.events().subList(5, 9));
    }

    @Test
    void aSummaryIsAskedForWithEverythingThatWasSaidAndTheSameTools() {
        world.model.says(message("hello")).says(message("All is well."));
        ConversationId id = world.conversation();
        run(id, "hi");

        compact(id);

        // the same beginning, which providers have cached
        assertEquals(world.model.request(0).instructions(), world.model.request(1).instructions());
        assertEquals(world.model.request(0).tools(), world.model.request(1).tools());
        assertEquals(HistoryItem.Message.user("hi"), sent(1).getFirst());
        assertEquals(3, sent(1).size());
    }

    @Test
    void anEmptyConversationNeedsNoSummary() {
        TurnOutcome outcome = compact(world.conversation());

        assertEquals(new TurnOutcome.Completed(Optional.empty()), outcome);
        assertEquals(0, world.model.requestCount());
    }

    @Test
    void aFailedCompactionIsAnErrorAndLeavesTheConversationAsItWas() {
        world.model
                .says(message("hello"))
                .fails(new ModelError.Rejected(400, "no", Optional.empty()))
                .says(message("still here"));
        ConversationId id = world.conversation();
        run(id, "hi");

        TurnOutcome outcome = compact(id);
        run(id, "and now?");

        assertEquals(
                new TurnOutcome.Failed(
                        "the conversation is too long and could not be summarised: unexpected"
                                + " status 400 Bad Request: no"),
                outcome);
        assertEquals(3, sent(2).size());
        assertEquals(HistoryItem.Message.user("hi"), sent(2).getFirst());
    }

    @Test
    void anEmptySummaryIsNone() {
        world.model
                .says(message("hello"))
                .says(call("c1", "shell", "rm everything"))
                .says(message("still here"));
        ConversationId id = world.conversation();
        run(id, "hi");

        TurnOutcome outcome = compact(id);
        run(id, "and now?");

        assertEquals(
                new TurnOutcome.Failed(
                        "the conversation is too long and could not be summarised: the model"
                                + " returned no summary"),
                outcome);
        assertEquals(List.of(), world.commands.requests());
        assertEquals(3, sent(2).size());
    }

    @Test
    void anInterruptEndsACompactionAndNothingIsLost() throws InterruptedException {
        var reached = new CountDownLatch(1);
        world.model.says(message("hello")).hangs(reached, message("All i")).says(message("ok"));
        ConversationId id = world.conversation();
        run(id, "hi");
        AcceptedTurn turn =
                new CompactConversation(world.conversations).handle(id, world.turns).get();
        turn.begin();
        reached.await();

        new InterruptConversation(world.conversations).handle(id).get().await();
        run(id, "and now?");

        assertEquals("Interrupted", turn.await().getClass().getSimpleName());
        assertEquals(3, sent(2).size());
    }

    @Test
    void whenTheProviderSaysThatItIsTooLongItIsSummarisedAndAskedAgain() {
        world.model
                .says(message("hello"))
                .fails(TOO_LONG)
                .says(message("All is well."))
                .says(message("42"));
        ConversationId id = world.conversation();
        run(id, "hi");

        TurnOutcome outcome = run(id, "what is it?");

        assertEquals(new TurnOutcome.Completed(Optional.of("42")), outcome);
        assertEquals(List.of(HistoryItem.Message.user("what is it?"), SUMMARY), sent(3));
        assertEquals(1, received.events().stream().filter(FULL::equals).count());
    }

    @Test
    void whatCannotBeShortenedIsTooLongAndTheNextTurnGoesOn() {
        world.model.fails(TOO_LONG).says(message("hello"));
        ConversationId id = world.conversation();

        TurnOutcome outcome = run(id, "a whole library");
        run(id, "hi");

        assertEquals(
                new TurnOutcome.Failed("stream disconnected before completion: too long"), outcome);
        assertEquals(2, world.model.requestCount());
    }

    @Test
    void aHistoryThatIsTooLongEvenToBeSummarisedIsSummarisedInPart() {
        world.commands.ends(0, "x".repeat(4_000));
        world.model
                .says(call("c1", "shell", "make"))
                .says(message("made"))
                .fails(TOO_LONG)
                .fails(TOO_LONG)
                .says(message("All is well."))
                .says(message("42"));
        ConversationId id = world.conversation();
        run(id, "go");

        TurnOutcome outcome = run(id, "what is it?");

        assertEquals(new TurnOutcome.Completed(Optional.of("42")), outcome);
        List<HistoryItem> shorter = world.model.request(4).input();
        assertValid(shorter);
        assertEquals(
                List.of("made", "what is it?"),
                shorter.subList(0, 2).stream().map(CompactionTest::text).toList());
    }

    @Test
    void nothingIsTriedForeverWhenNothingHelps() {
        world.model.says(message("hello"));
        for (int i = 0; i < 10; i++) {
            world.model.fails(TOO_LONG);
        }
        ConversationId id = world.conversation();
        run(id, "hi");

        TurnOutcome outcome = run(id, "what is it?");

        assertEquals(
                new TurnOutcome.Failed(
                        "the conversation is too long and could not be summarised: stream"
                                + " disconnected before completion: too long"),
                outcome);
        assertTrue(world.model.requestCount() < 8, "asked " + world.model.requestCount());
    }

    @Test
    void beforeTheContextIsFullItIsSummarisedInTheMiddleOfATurn() {
        options.contextWindow = OptionalLong.of(10_000);
        saysAtTheCostOf(8_001, call("c1", "shell", "make"));
        world.model.says(message("All is well.")).says(message("done"));
        ConversationId id = world.conversation(options);

        TurnOutcome outcome = run(id, "go");

        assertEquals(new TurnOutcome.Completed(Optional.of("done")), outcome);
        assertEquals(1, world.commands.requests().size());
        assertValid(world.model.request(1).input());
        assertEquals(List.of(HistoryItem.Message.user("go"), SUMMARY), sent(2));
        assertTrue(received.events().contains(FULL));
    }

    @Test
    void aConversationIsSummarisedWhenItHasMoreThanIsConfigured() {
        options.contextWindow = OptionalLong.of(1_000_000);
        options.autoCompactTokenLimit = OptionalLong.of(8_000);
        assertSummarisedAfterACallAtTheCostOf(8_001);
    }

    @Test
    void aConversationIsSummarisedBeforeItsTokensCostMore() {
        options.model = "heron";
        assertSummarisedAfterACallAtTheCostOf(8_001);
    }

    @Test
    void aLimitIsConfiguredForAModelThatIsNotKnown() {
        options.autoCompactTokenLimit = OptionalLong.of(8_000);
        saysAtTheCostOf(7_900, call("c1", "shell", "make"));
        saysAtTheCostOf(8_001, call("c2", "shell", "make"));
        world.model.says(message("All is well.")).says(message("done"));

        run(world.conversation(options), "go");

        assertEquals(4, world.model.requestCount());
        assertEquals(List.of(HistoryItem.Message.user("go"), SUMMARY), sent(3));
    }

    @Test
    void whatCommandsPrintedSinceTheLastCountIsEstimated() {
        options.contextWindow = OptionalLong.of(10_000);
        world.commands.ends(0, "x".repeat(8_000));
        assertSummarisedAfterACallAtTheCostOf(7_000);
    }

    @Test
    void aContextWithRoomIsLeftAlone() {
        options.contextWindow = OptionalLong.of(10_000);
        saysAtTheCostOf(7_900, call("c1", "shell", "make"));
        world.model.says(message("done"));

        run(world.conversation(options), "go");

        assertEquals(2, world.model.requestCount());
    }

    @Test
    void afterAFailedCompactionTheNextTurnIsTriedWithoutOne() {
        options.contextWindow = OptionalLong.of(10_000);
        saysAtTheCostOf(9_000, message("hello"));
        world.model
                .fails(new ModelError.Rejected(400, "no", Optional.empty()))
                .says(message("still here"));
        ConversationId id = world.conversation(options);
        run(id, "hi");

        TurnOutcome failed = run(id, "what is it?");
        TurnOutcome outcome = run(id, "and now?");

        assertEquals("Failed", failed.getClass().getSimpleName());
        assertEquals(new TurnOutcome.Completed(Optional.of("still here")), outcome);
        assertEquals(List.of("hi", "hello", "what is it?", "and now?"), texts(sent(2)));
    }

    private void assertSummarisedAfterACallAtTheCostOf(long tokens) {
        saysAtTheCostOf(tokens, call("c1", "shell", "make"));
        world.model.says(message("All is well.")).says(message("done"));

        run(world.conversation(options), "go");

        assertEquals(List.of(HistoryItem.Message.user("go"), SUMMARY), sent(2));
    }

    private static List<String> texts(List<HistoryItem> items) {
        return items.stream().map(CompactionTest::text).toList();
    }

    private static String text(HistoryItem item) {
        return ((ContentPart.Text) ((HistoryItem.Message) item).content().getFirst()).text();
    }

    private static void assertValid(List<HistoryItem> items) {
        Set<String> open = new HashSet<>();
        for (HistoryItem item : items) {
            switch (item) {
                case HistoryItem.FunctionCall call -> open.add(call.callId());
                case HistoryItem.FunctionOutput output ->
                        assertTrue(open.remove(output.callId()), output.callId());
                default -> {}
            }
        }
        assertEquals(Set.of(), open);
    }
}
