package dev.basalt.application.agent;

import static dev.basalt.application.fake.ScriptedModel.USAGE;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.delta;
import static dev.basalt.application.fake.ScriptedModel.failure;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.application.conversation.World;
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A turn whose model fails on the way. */
@Timeout(20)
class RetryTest {

    private static final ModelError CUT = new ModelError.StreamBroken("cut", Optional.empty());
    private static final ModelEvent THOUGHT =
            new ModelEvent.ItemDone(
                    new HistoryItem.Reasoning(
                            Optional.of("r1"),
                            List.of("thinking"),
                            List.of(),
                            Optional.of("secret")));

    private final World world = new World();
    private final Events received = new Events();
    private final World.Options options = new World.Options();
    private ConversationId conversation;

    @BeforeEach
    void beginConversation() {
        options.requestRetries = 1;
        options.streamRetries = 2;
        conversation = world.conversation(options);
    }

    private TurnOutcome run(String prompt) {
        return world.run(conversation, prompt, received).await();
    }

    /** What the next turn sends to the model, without the environment. */
    private List<HistoryItem> nextTurn() {
        world.model.says(message("bye"));
        run("and now?");
        List<HistoryItem> input = world.model.lastRequest().input();
        return input.subList(1, input.size());
    }

    private List<Event> reported() {
        return received.events().stream()
                .filter(event -> !(event instanceof Event.TokensUsed))
                .toList();
    }

    @Test
    void everyRetryIsAnnouncedWithAttemptDelayAndCause() {
        world.model
                .fails(new ModelError.Rejected(503, "busy", Optional.of(Duration.ofSeconds(3))))
                .fails(new ModelError.Rejected(502, "gone", Optional.empty()))
                .fails(CUT)
                .says(message("ok"));

        run("hi");

        assertEquals(
                List.of(
                        new Event.TurnStarted(),
                        new Event.Notice(
                                "request failed: 503 Service Unavailable: busy;"
                                        + " retrying 1/1 in 3s…"),
                        new Event.Notice(
                                "stream error: exceeded retry limit, last status: 502 Bad Gateway:"
                                        + " gone; retrying 1/2 in 200ms…"),
                        new Event.Notice(
                                "stream error: stream disconnected before completion: cut;"
                                        + " retrying 2/2 in 400ms…"),
                        new Event.ItemStarted(FIRST, Item.AgentMessage.EMPTY),
                        completed(FIRST, "ok"),
                        new Event.TurnEnded(new TurnOutcome.Completed(Optional.of("ok")))),
                reported());
        assertEquals(
                List.of(Duration.ofSeconds(3), Duration.ofMillis(200), Duration.ofMillis(400)),
                world.time.slept());
    }

    @Test
    void aProviderThatIsNotReachedIsAskedAsOftenAsARequestAndNoMore() {
        world.model
                .fails(new ModelError.Unreachable("http://x/v1", "connection refused"))
                .fails(new ModelError.Unreachable("http://x/v1", "connection refused"));

        assertEquals(
                new TurnOutcome.Failed(
                        "error sending request for url (http://x/v1): connection refused. Check the"
                                + " network, the proxy and the provider's `base_url`."),
                run("hi"));
        assertEquals(2, world.model.requestCount());
    }

    @Test
    void aRefusedConnectionIsAnnouncedWithItsReason() {
        world.model
                .fails(new ModelError.Unreachable("http://x/v1/responses", "Connection refused"))
                .says(message("ok"));

        run("hi");

        assertEquals(
                new Event.Notice(
                        "request failed: error sending request for url (http://x/v1/responses):"
                                + " Connection refused; retrying 1/1 in 200ms…"),
                received.events().get(1));
    }

    @Test
    void textThatWasStreamedBeforeTheCutIsNotRepeated() {
        world.model
                .fails(CUT, delta("Let"), delta(" me see"))
                .fails(CUT, delta("Let me"))
                .says(delta("Let me "), delta("see: "), delta("42"), message("Let me see: 42"));

        run("hi");

        assertEquals(
                List.of("Let", " me see", ": ", "42"),
                received.events().stream()
                        .filter(Event.MessageDelta.class::isInstance)
                        .map(event -> ((Event.MessageDelta) event).text())
                        .toList());
    }

    @Test
    void aCompleteMessageIsNotReportedAgain() {
        world.model
                .fails(CUT, THOUGHT, delta("done"), message("done"))
                .says(THOUGHT, delta("do"), delta("ne"), message("done"));

        run("hi");

        assertEquals(
                List.of(
                        new Event.TurnStarted(),
                        new Event.ItemStarted(FIRST, Item.Reasoning.EMPTY),
                        new Event.ItemCompleted(
                                FIRST, new Item.Reasoning(List.of("thinking"), List.of()), false),
                        new Event.ItemStarted(SECOND, Item.AgentMessage.EMPTY),
                        new Event.MessageDelta(SECOND, "done"),
                        completed(SECOND, "done"),
                        new Event.Notice(
                                "stream error: stream disconnected before completion: cut;"
                                        + " retrying 1/2 in 200ms…"),
                        new Event.TurnEnded(new TurnOutcome.Completed(Optional.of("done")))),
                reported());
    }

    @Test
    void textThatDiffersAfterARetryIsReportedFromItsBeginning() {
        world.model
                .fails(CUT, delta("The answer is 4"))
                .says(delta("The answer"), delta(" was 42"), message("The answer was 42"));

        run("hi");

        assertEquals(
                List.of(
                        new Event.ItemStarted(FIRST, Item.AgentMessage.EMPTY),
                        new Event.MessageDelta(FIRST, "The answer is 4"),
                        new Event.ItemCompleted(
                                FIRST, new Item.AgentMessage(List.of("The answer is 4")), true),
                        new Event.ItemStarted(SECOND, Item.AgentMessage.EMPTY),
                        new Event.MessageDelta(SECOND, "The answer was 42"),
                        completed(SECOND, "The answer was 42")),
                reported().stream()
                        .filter(event ->
                                event instanceof Event.ItemStarted
                                        || event instanceof Event.ItemDelta
                                        || event instanceof Event.ItemCompleted)
                        .toList());
    }

    @Test
    void aCallThatRanIsInTheHistoryOfTheRetryAndAllThatFollow() {
        world.commands.ends(0, "once\n");
        world.model
                .fails(CUT, THOUGHT, call("c1", "shell", "make"), delta("made"))
                .fails(CUT)
                .says(message("ok"));

        run("go");

        assertEquals(1, world.commands.requests().size());
        List<HistoryItem> retried = world.model.request(1).input();
        assertEquals(
                List.of("Reasoning", "FunctionCall", "FunctionOutput"),
                retried.subList(2, retried.size()).stream()
                        .map(item -> item.getClass().getSimpleName())
                        .toList());
        assertEquals(retried, world.model.request(2).input());
    }

    @Test
    void aCallThatRanStaysInTheHistoryWhenRetriesAreSpent() {
        world.model.fails(CUT, call("c1", "shell", "make")).fails(CUT).fails(CUT);

        TurnOutcome outcome = run("go");

        assertEquals(new TurnOutcome.Failed("stream disconnected before completion: cut"), outcome);
        assertEquals(
                List.of("Message", "FunctionCall", "FunctionOutput", "Message"),
                nextTurn().stream().map(item -> item.getClass().getSimpleName()).toList());
        assertEquals(1, world.commands.requests().size());
    }

    @Test
    void whatWasSaidBeforeTheLastFailureIsNotLost() {
        world.model
                .fails(CUT, THOUGHT, delta("Half a sen"))
                .fails(CUT)
                .fails(new ModelError.Rejected(400, "no", Optional.empty()));

        run("go");

        assertEquals(
                List.of(
                        HistoryItem.Message.user("go"),
                        THOUGHT_ITEM,
                        assistant("Half a sen"),
                        HistoryItem.Message.user("and now?")),
                nextTurn());
    }

    @Test
    void aThoughtThatNothingFollowedIsNotKept() {
        world.model.fails(new ModelError.Rejected(400, "no", Optional.empty()), THOUGHT);

        run("go");

        assertEquals(
                List.of(HistoryItem.Message.user("go"), HistoryItem.Message.user("and now?")),
                nextTurn());
    }

    @Test
    void anInterruptDuringTheWaitEndsItAndKeepsWhatWasSaid() {
        world.time.standStill();
        world.model.fails(CUT, delta("Half"));
        AcceptedTurn turn = world.run(conversation, "go", received);
        received.await(Event.Notice.class);

        turn.cancel();

        assertEquals(new TurnOutcome.Interrupted(), turn.await());
        assertEquals(
                List.of(
                        HistoryItem.Message.user("go"),
                        assistant("Half"),
                        HistoryItem.Message.user("and now?")),
                nextTurn());
    }

    @Test
    void aRefusedKeyFailsAtOnceAndTheConversationGoesOn() {
        world.model.fails(new ModelError.Unauthorized("bad key"));

        TurnOutcome outcome = run("go");

        assertEquals(
                new TurnOutcome.Failed(
                        "unexpected status 401 Unauthorized: bad key. Check the `env_key` of the"
                                + " provider `mock`."),
                outcome);
        assertEquals(1, world.model.requestCount());
        assertEquals(2, nextTurn().size());
    }

    @Test
    void anExceptionInAToolIsReportedToTheModelAndTheTurnContinues() {
        world.commands.fails(new IllegalStateException("boom"));
        world.model.says(call("c1", "shell", "make")).says(message("ok"));

        TurnOutcome outcome = run("go");

        assertEquals(new TurnOutcome.Completed(Optional.of("ok")), outcome);
        assertEquals(
                failure("c1", "internal error; standard error of the server has the details"),
                world.model.request(1).input().getLast());
    }

    @Test
    void whatAConversationCostsIsSummedOverItsResponses() {
        world.model.says(call("c1", "shell", "make")).says(message("ok"));

        run("go");

        var usage = world.usage(conversation);
        assertEquals(Optional.of(USAGE), usage.last());
        assertEquals(200, usage.total().input());
        assertEquals(20, usage.total().cachedInput().orElse(-1));
        assertEquals(240, usage.total().total());
        assertFalse(usage.total().reasoningOutput().isEmpty());
    }

    @Test
    void aMessageThatBrokeOffGoesOnAsTheSameItem() {
        world.model.fails(CUT, delta("hel")).says(delta("hello"), message("hello"));

        run("hi");

        assertEquals(
                List.of(
                        "TurnStarted",
                        "AgentMessage started",
                        "MessageDelta",
                        "Notice",
                        "MessageDelta",
                        "AgentMessage completed",
                        "TokensUsed",
                        "TurnEnded"),
                received.names());
    }

    @Test
    void aMessageThatIsSentAgainWholeCompletesTheItemThatHadBegun() {
        world.model.fails(CUT, delta("hello")).says(delta("hello"), message("hello"));

        run("hi");

        assertEquals(
                List.of(
                        "TurnStarted",
                        "AgentMessage started",
                        "MessageDelta",
                        "Notice",
                        "AgentMessage completed",
                        "TokensUsed",
                        "TurnEnded"),
                received.names());
    }

    @Test
    void whatIsStillOpenWhenTheTurnFailsIsCompletedWithWhatThereWas() {
        world.model
                .fails(CUT, new ModelEvent.ReasoningSummaryDelta("hm"), delta("Let me"))
                .fails(new ModelError.Rejected(400, "no", Optional.empty()));

        run("hi");

        assertEquals(
                List.of(
                        new Event.ItemCompleted(
                                FIRST, new Item.Reasoning(List.of("hm"), List.of()), true),
                        new Event.ItemCompleted(
                                SECOND, new Item.AgentMessage(List.of("Let me")), true)),
                received.events().subList(6, 8));
    }

    @Test
    void aReasoningThatIsRepeatedStaysOneItemWhenTheMessageAfterItDiffers() {
        world.model
                .fails(CUT, new ModelEvent.ReasoningSummaryDelta("hm"), delta("yes"))
                .says(
                        new ModelEvent.ReasoningSummaryDelta("hm"),
                        delta("no"),
                        new ModelEvent.ItemDone(
                                new HistoryItem.Reasoning(
                                        Optional.empty(),
                                        List.of("hm"),
                                        List.of(),
                                        Optional.empty())),
                        message("no"));

        run("hi");

        assertEquals(
                List.of(
                        "TurnStarted",
                        "Reasoning started",
                        "SummaryDelta",
                        "AgentMessage started",
                        "MessageDelta",
                        "Notice",
                        "AgentMessage broke off",
                        "AgentMessage started",
                        "MessageDelta",
                        "Reasoning completed",
                        "AgentMessage completed",
                        "TokensUsed",
                        "TurnEnded"),
                received.names());
    }

    @Test
    void halfAnAnswerWhoseRestIsRefusedIsNotSentAgain() {
        world.model
                .fails(
                        new ModelError.Refused("the model refused to answer"),
                        message("First"),
                        delta("and then"))
                .says(message("ok"));

        run("one");
        run("two");

        assertEquals(
                List.of("one", "two"),
                world.model.request(1).input().stream()
                        .map(item -> ((HistoryItem.Message) item).text())
                        .filter(text -> !text.startsWith("<"))
                        .toList());
    }

    @Test
    void aCallThatRanBeforeTheRestWasRefusedStaysInTheConversation() {
        world.model
                .fails(
                        new ModelError.Refused("the model refused to answer"),
                        message("First"),
                        call("c1", "shell", "make"),
                        delta("and then"))
                .says(message("ok"));

        run("one");
        run("two");

        assertEquals(
                List.of("First", "call", "output", "two"),
                world.model.request(1).input().stream()
                        .skip(2)
                        .map(item ->
                                switch (item) {
                                    case HistoryItem.Message message -> message.text();
                                    case HistoryItem.Output _ -> "output";
                                    default -> "call";
                                })
                        .toList());
    }

    @Test
    void aCommandThatAnErrorOfTheProgramEndedIsCompleted() {
        world.commands.fails(new IllegalStateException("boom"));
        world.model.says(call("c1", "shell", "make")).says(message("ok"));

        run("go");

        assertEquals(
                List.of("CommandExecution broke off", "TurnEnded"),
                received.names().reversed().stream().limit(2).toList().reversed());
    }

    private static final ItemId FIRST = new ItemId(new TurnId("call"), 1);
    private static final ItemId SECOND = new ItemId(new TurnId("call"), 2);

    private static Event completed(ItemId item, String text) {
        return new Event.ItemCompleted(item, new Item.AgentMessage(List.of(text)), false);
    }

    private static final HistoryItem THOUGHT_ITEM = ((ModelEvent.ItemDone) THOUGHT).item();

    private static HistoryItem assistant(String text) {
        return new HistoryItem.Message(
                Optional.empty(), Role.ASSISTANT, List.of(new ContentPart.Text(text)));
    }
}
