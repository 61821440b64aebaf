package dev.basalt.application.agent;

import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.conversation.World;
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.HistoryItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several calls in one response. */
@Timeout(20)
class SideBySideCallsTest {

    /** May ask for several calls at once. */
    private static final String PARALLEL = "gpt-5-codex";

    private final World world = new World();
    private final Events received = new Events();
    private final World.Options options = new World.Options();

    private List<String> callIds() {
        return world.model.request(1).input().stream()
                .filter(item ->
                        item instanceof HistoryItem.FunctionCall
                                || item instanceof HistoryItem.FunctionOutput)
                .map(item ->
                        item instanceof HistoryItem.FunctionCall call
                                ? "call " + call.callId()
                                : "output " + ((HistoryItem.FunctionOutput) item).callId())
                .toList();
    }

    private List<String> commandEvents() {
        return received.events().stream()
                .map(event ->
                        switch (event) {
                            case Event.ItemStarted(_, Item.CommandExecution command) ->
                                    "begin " + command.callId();
                            case Event.ItemCompleted(_, Item.CommandExecution command, _) ->
                                    "end " + command.callId();
                            default -> "";
                        })
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void callsOfAModelThatMayAskForSeveralRunAtOnceAndAreRememberedInOrder() {
        options.model = PARALLEL;
        // each command ends when the other has begun
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(1);
        world.commands.runsUntil(first, second).runsUntil(second, first);
        world.model
                .says(call("c1", "shell", "one"), call("c2", "shell", "two"), message("both"))
                .says(message("done"));

        world.run(world.conversation(options), "go", received).await();

        assertEquals(List.of("call c1", "call c2", "output c1", "output c2"), callIds());
        assertEquals(2, world.commands.requests().size());
    }

    @Test
    void whatTheModelSaysAfterItsCallsComesBeforeTheirOutputs() {
        world.model
                .says(
                        call("c1", "shell", "one"),
                        message("meanwhile"),
                        call("c2", "shell", "two"),
                        message("both"))
                .says(message("done"));

        world.run(world.conversation(options), "go", received).await();

        assertEquals(
                List.of("c1", "meanwhile", "c2", "both", "output c1", "output c2"),
                world.model.request(1).input().stream()
                        .skip(2)
                        .map(item ->
                                switch (item) {
                                    case HistoryItem.FunctionCall call -> call.callId();
                                    case HistoryItem.Output output -> "output " + output.callId();
                                    case HistoryItem.Message message -> message.text();
                                    default -> item.toString();
                                })
                        .toList());
    }

    @Test
    void callsOfOtherModelsRunOneAfterTheOther() {
        world.model
                .says(call("c1", "shell", "one"), call("c2", "shell", "two"))
                .says(message("done"));

        world.run(world.conversation(options), "go", received).await();

        assertEquals(List.of("begin c1", "end c1", "begin c2", "end c2"), commandEvents());
    }

    @Test
    void aCallThatNeedsAnApprovalWaitsForThoseBeforeIt() {
        options.model = PARALLEL;
        options.approvalPolicy = ApprovalPolicy.UNTRUSTED;
        world.model
                .says(call("c1", "shell", "make one"), call("c2", "shell", "make two"))
                .says(message("done"));
        var id = world.conversation(options);
        world.listen(id, received);

        world.say(id, "go", answering(ReviewDecision.APPROVED, ReviewDecision.APPROVED))
                .orElseThrow()
                .await();

        assertEquals(List.of("begin c1", "end c1", "begin c2", "end c2"), commandEvents());
    }

    @Test
    void callsThatRunWhenTheStreamBreaksAreWaitedForAndRunOnce() {
        options.model = PARALLEL;
        options.streamRetries = 1;
        world.model
                .fails(
                        new ModelError.StreamBroken("cut", Optional.empty()),
                        call("c1", "shell", "one"),
                        call("c2", "shell", "two"))
                .says(message("done"));

        world.run(world.conversation(options), "go", received).await();

        assertEquals(List.of("call c1", "call c2", "output c1", "output c2"), callIds());
        assertEquals(2, world.commands.requests().size());
    }

    @Test
    void manyCallsAreAllAnswered() {
        options.model = PARALLEL;
        ModelEvent[] calls =
                IntStream.range(0, 40)
                        .mapToObj(i -> call("c" + i, "shell", "step " + i))
                        .toArray(ModelEvent[]::new);
        world.model.says(calls).says(message("done"));

        world.run(world.conversation(options), "go", received).await();

        assertEquals(
                Stream.concat(
                                IntStream.range(0, 40).mapToObj(i -> "call c" + i),
                                IntStream.range(0, 40).mapToObj(i -> "output c" + i))
                        .toList(),
                callIds());
    }

    @Test
    void anInterruptEndsAllOfThem() throws InterruptedException {
        options.model = PARALLEL;
        var started = new CountDownLatch(2);
        world.commands.runsOn(started).runsOn(started);
        world.model
                .says(call("c1", "shell", "one"), call("c2", "shell", "two"))
                .says(message("bye"));
        var id = world.conversation(options);
        AcceptedTurn turn = world.run(id, "go", received);
        started.await();

        turn.cancel();
        turn.await();
        world.run(id, "and now?", received).await();

        assertEquals(List.of("call c1", "call c2", "output c1", "output c2"), callIds());
        assertEquals("aborted", output(4));
        assertEquals("aborted", output(5));
    }

    private String output(int index) {
        return ((HistoryItem.FunctionOutput) world.model.request(1).input().get(index)).text();
    }
}
