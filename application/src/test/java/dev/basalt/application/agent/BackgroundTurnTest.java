package dev.basalt.application.agent;

import static dev.basalt.application.conversation.World.NOBODY_MAY_ASK;
import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.World;
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.sandbox.SandboxPolicy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Commands that are not over in their time. */
@Timeout(20)
class BackgroundTurnTest {

    private final World world = new World();
    private final World.Options options = new World.Options();
    private final Events received = new Events();

    @BeforeEach
    void letThemGoOn() {
        options.background = BackgroundLifetime.TURN;
        options.outputFormat = OutputFormat.TEXT;
    }

    private ConversationId begin() {
        var id = world.conversation(options);
        world.listen(id, received);
        return id;
    }

    private void say(ConversationId id) {
        world.say(id, "go", NOBODY_MAY_ASK).orElseThrow().await();
    }

    /** Returns what the last request has as the output of a call. */
    private HistoryItem.FunctionOutput output(String callId) {
        return world.model.lastRequest().input().stream()
                .filter(HistoryItem.FunctionOutput.class::isInstance)
                .map(HistoryItem.FunctionOutput.class::cast)
                .filter(output -> output.callId().equals(callId))
                .findFirst()
                .orElseThrow();
    }

    private List<String> commandEvents() {
        return received.events().stream()
                .map(event ->
                        switch (event) {
                            case Event.ItemStarted(_, Item.CommandExecution command) ->
                                    "begin " + command.callId();
                            case Event.ItemCompleted(
                                            _,
                                            Item.CommandExecution command,
                                            boolean cut) ->
                                    (cut ? "cut " : "end ") + command.callId();
                            case Event.TurnEnded _ -> "turn over";
                            default -> "";
                        })
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void aCommandGoesOnAndTheModelFollowsItToItsEnd() {
        var goOn = new CountDownLatch(1);
        world.commands.writes("one\n", goOn, "two\n").does(goOn::countDown);
        world.model
                .says(call("c1", "shell", "ms:1 make"))
                .says(call("c2", "shell", "touch"))
                .says(call("c3", "background_command", "1 ms:60000"))
                .says(message("done"));

        say(begin());

        String first = output("c1").text();
        assertTrue(
                first.startsWith(
                        "Still running after 1 milliseconds; it goes on as background command 1."
                                + " Follow or end it with background_command.\nOutput so far:\n"),
                first);
        assertTrue(output("c1").success());
        String last = output("c3").text();
        assertTrue(last.startsWith("Exit code: 0\nWall time: 0.0 seconds\nNew output:\n"), last);
        assertTrue((first + last).contains("one\n") && last.endsWith("two\n"), first + last);
        assertTrue(output("c3").success());
        assertEquals(
                List.of("begin c1", "begin c2", "end c1", "end c2", "turn over"),
                commandEvents().stream().sorted().toList());
    }

    @Test
    void aCommandEndsWithItsTurn() {
        var started = new CountDownLatch(1);
        world.commands.runsOn(started);
        world.model.says(call("c1", "shell", "ms:1 serve")).says(message("done"));

        say(begin());

        assertEquals(List.of("begin c1", "end c1", "turn over"), commandEvents());
    }

    @Test
    void aCommandOfTheConversationGoesOnInItsNextTurn() {
        options.background = BackgroundLifetime.CONVERSATION;
        var started = new CountDownLatch(1);
        world.commands.runsOn(started);
        world.model
                .says(call("c1", "shell", "ms:1 serve"))
                .says(message("done"))
                .says(call("c2", "background_command", "1 ms:1"))
                .says(call("c3", "background_command", "1 end"))
                .says(call("c4", "background_command", "1"))
                .says(message("bye"));
        var id = begin();

        say(id);
        say(id);

        assertEquals("Background command 1 is still running.\nNew output:\n", output("c2").text());
        assertEquals("aborted\nWall time: 0.0 seconds\nNew output:\n", output("c3").text());
        assertTrue(output("c3").success());
        assertEquals("There is no background command 1.", output("c4").text());
        assertFalse(output("c4").success());
        assertEquals(List.of("begin c1", "cut c1", "turn over", "turn over"), commandEvents());
    }

    @Test
    void aCommandThatFailsInTheBackgroundIsAFailure() {
        var goOn = new CountDownLatch(1);
        world.commands.runsThenFails(goOn).does(goOn::countDown);
        world.model
                .says(call("c1", "shell", "ms:1 make"))
                .says(call("c2", "shell", "touch"))
                .says(call("c3", "background_command", "1 ms:60000"))
                .says(message("done"));

        say(begin());

        assertTrue(output("c3").text().startsWith("Exit code: 2\n"), output("c3").text());
        assertFalse(output("c3").success());
    }

    @Test
    void theModelWritesToACommandThatIsInteractive() {
        options.sandboxPolicy = new SandboxPolicy.DangerFullAccess();
        world.commands.echoes();
        world.model
                .says(call("c1", "shell", "interactive ms:1 cat"))
                .says(call("c2", "background_command", "1 ms:60000 write:hello"))
                .says(message("done"));

        say(begin());

        assertTrue(output("c2").text().endsWith("New output:\nhello"), output("c2").text());
        assertTrue(output("c2").success());
    }

    @Test
    void aCommandThatIsNotInteractiveReadsNoInput() {
        var started = new CountDownLatch(1);
        world.commands.runsOn(started);
        world.model
                .says(call("c1", "shell", "ms:1 cat"))
                .says(call("c2", "background_command", "1 ms:1 write:hello"))
                .says(message("done"));

        say(begin());

        assertTrue(
                output("c2").text().startsWith("Command 1 reads no input: "), output("c2").text());
        assertFalse(output("c2").success());
    }

    @Test
    void nothingIsWrittenToACommandThatTheUserHasApproved() {
        options.approvalPolicy = ApprovalPolicy.UNTRUSTED;
        options.sandboxPolicy = new SandboxPolicy.ReadOnly();
        var started = new CountDownLatch(1);
        world.commands.runsOn(started);
        world.model
                .says(call("c1", "shell", "interactive ms:1 sh"))
                .says(call("c2", "background_command", "1 ms:1 write:hello"))
                .says(message("done"));
        var id = begin();

        world.say(id, "go", answering(ReviewDecision.APPROVED)).orElseThrow().await();

        assertTrue(
                output("c2").text().startsWith("Command 1 reads no input: "), output("c2").text());
    }

    @Test
    void noMoreThanEightGoOn() {
        var started = new CountDownLatch(9);
        IntStream.range(0, 9).forEach(_ -> world.commands.runsOn(started));
        world.model
                .says(
                        IntStream.range(0, 9)
                                .mapToObj(i -> call("c" + i, "shell", "ms:1 serve"))
                                .toArray(ModelEvent[]::new))
                .says(message("done"));

        say(begin());

        assertTrue(output("c7").text().contains("background command 8"), output("c7").text());
        assertTrue(
                output("c8").text().startsWith("Timed out after 1 milliseconds\n"),
                output("c8").text());
        assertFalse(output("c8").success());
    }

    @Test
    void anInterruptEndsACommandThatIsWaitedFor() throws InterruptedException {
        var started = new CountDownLatch(1);
        world.commands.runsOn(started);
        world.model.says(call("c1", "shell", "ms:60000 serve")).says(message("bye"));
        var id = begin();
        AcceptedTurn turn = world.say(id, "go", NOBODY_MAY_ASK).orElseThrow();
        started.await();

        turn.cancel();
        turn.await();
        say(id);

        assertEquals("aborted", output("c1").text());
        assertEquals(List.of("begin c1", "end c1", "turn over", "turn over"), commandEvents());
    }

    @Test
    void theToolIsOfferedAndSpokenOf() {
        world.model.says(message("hi"));

        say(begin());

        var request = world.model.request(0);
        assertTrue(request.tools().toString().contains("background_command"));
        assertTrue(
                request.instructions().contains("`background_command` follows and ends it."),
                request.instructions());
    }
}
