package dev.basalt.application.agent;

import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.delta;
import static dev.basalt.application.fake.ScriptedModel.failure;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.World;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.conversation.event.PlanStep;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class TurnTest {

    private static final ItemId ITEM = new ItemId(new TurnId("call"), 1);

    private final World world = new World();
    private final Events heard = new Events();

    private TurnOutcome run(String prompt) {
        return world.run(world.conversation(), prompt, heard).await();
    }

    private List<HistoryItem> lastInput() {
        return world.model.lastRequest().input();
    }

    @Test
    void aPlainAnswerIsToldPieceByPieceAndThenWhole() {
        world.model.says(delta("hel"), delta("lo"), message("hello"));

        TurnOutcome outcome = run("hi");

        assertEquals(new TurnOutcome.Completed(Optional.of("hello")), outcome);
        assertEquals(
                List.of(
                        new Event.TurnStarted(),
                        new Event.ItemStarted(ITEM, Item.AgentMessage.EMPTY),
                        new Event.MessageDelta(ITEM, "hel"),
                        new Event.MessageDelta(ITEM, "lo"),
                        new Event.ItemCompleted(
                                ITEM, new Item.AgentMessage(List.of("hello")), false),
                        new Event.TokensUsed(dev.basalt.application.fake.ScriptedModel.USAGE),
                        new Event.TurnEnded(new TurnOutcome.Completed(Optional.of("hello")))),
                heard.events());
    }

    @Test
    void everyRequestCarriesTheIdOfItsConversation() {
        world.model.says(message("ok"));
        var conversation = world.conversation();

        world.run(conversation, "hi", heard).await();

        assertEquals(conversation.toString(), world.model.lastRequest().conversation());
    }

    @Test
    void theFirstRequestTellsTheModelWhereItWorksAndUnderWhichRules() {
        world.model.says(message("ok"));

        run("hi");

        assertEquals(
                List.of(
                        HistoryItem.Message.user(
                                """
                                <environment_context>
                                Current working directory: /proj
                                Approval policy: never
                                Sandbox mode: danger-full-access
                                Network access: enabled
                                Operating system: Debian 12
                                Shell: bash
                                Date: 1970-01-01 (UTC)
                                Git branch: main
                                </environment_context>\
                                """),
                        HistoryItem.Message.user("hi")),
                lastInput());
    }

    @Test
    void aCommandIsRunAndItsOutputGoesBackToTheModel() {
        world.commands.ends(0, "made\n");
        world.model.says(call("c1", "shell", "git init")).says(message("done"));

        TurnOutcome outcome = run("go");

        assertEquals(new TurnOutcome.Completed(Optional.of("done")), outcome);
        assertEquals(List.of("git", "init"), world.commands.requests().getFirst().argv());
        assertEquals(
                new HistoryItem.FunctionOutput(
                        "c1",
                        "{\"output\":\"made\\n\","
                                + "\"metadata\":{\"exit_code\":0,\"duration_seconds\":0.0}}"),
                lastInput().getLast());
        assertEquals(
                List.of(
                        "TurnStarted",
                        "CommandExecution started",
                        "OutputDelta",
                        "CommandExecution completed",
                        "TokensUsed",
                        "AgentMessage started",
                        "AgentMessage completed",
                        "TokensUsed",
                        "TurnEnded"),
                heard.names());
    }

    @Test
    void aCommandThatIsNotOnTheListIsAskedAboutAndRunsWhenApproved() {
        world.model.says(call("c1", "shell", "git init")).says(message("done"));
        var id = world.conversation(ApprovalPolicy.UNTRUSTED);
        world.listen(id);

        world.say(id, "go", answering(ReviewDecision.APPROVED)).orElseThrow().await();

        assertEquals(1, world.commands.requests().size());
        assertTrue(world.events.names().contains("ApprovalRequested"));
    }

    @Test
    void aDeniedCommandIsNotRunAndTheModelIsTold() {
        world.model.says(call("c1", "shell", "git init")).says(message("pity"));
        var id = world.conversation(ApprovalPolicy.UNTRUSTED);
        world.listen(id);

        world.say(id, "go", answering(ReviewDecision.DENIED)).orElseThrow().await();

        assertEquals(List.of(), world.commands.requests());
        assertEquals(failure("c1", "exec command rejected by user"), lastInput().getLast());
    }

    @Test
    void anApprovalForTheSessionIsNotAskedForAgain() {
        world.model
                .says(call("c1", "shell", "make it"), call("c2", "shell", "make it"))
                .says(message("done"));
        var id = world.conversation(ApprovalPolicy.UNTRUSTED);
        world.listen(id);

        world.say(id, "go", answering(ReviewDecision.APPROVED_FOR_SESSION)).orElseThrow().await();

        assertEquals(2, world.commands.requests().size());
    }

    @Test
    void anAbortEndsTheTurnAndTheHistoryHoldsAnOutputForTheCall() {
        world.model.says(call("c1", "shell", "git init")).says(message("two"));
        var id = world.conversation(ApprovalPolicy.UNTRUSTED);
        world.listen(id);

        world.say(id, "go", answering(ReviewDecision.ABORT)).orElseThrow().await();
        assertEquals(
                new Event.TurnEnded(new TurnOutcome.Interrupted()),
                world.events.events().getLast());
        world.say(id, "again").orElseThrow().await();

        assertEquals(
                List.of(
                        new HistoryItem.FunctionCall(Optional.of("i1"), "c1", "shell", "git init"),
                        failure("c1", "aborted"),
                        HistoryItem.Message.user("again")),
                lastInput().subList(2, 5));
    }

    @Test
    void whatAToolCannotUnderstandIsToldToTheModelAlone() {
        world.model
                .says(call("c1", "shell", "?"))
                .says(call("c2", "no_such_tool", "{}"))
                .says(message("ok"));

        run("go");

        assertTrue(
                lastInput()
                        .contains(
                                failure(
                                        "c1",
                                        "failed to parse function arguments: expected a"
                                                + " sequence")));
        assertTrue(lastInput().contains(failure("c2", "unsupported call: no_such_tool")));
    }

    @Test
    void aCommandThatDoesNotStartIsToldWithItsReason() {
        world.commands.doesNotStart(new CommandError.NoSandbox("no sandbox here"));
        world.model.says(call("c1", "shell", "make")).says(message("ok"));

        run("go");

        assertEquals(failure("c1", "execution error: no sandbox here"), lastInput().getLast());
    }

    @Test
    void aPlanIsShown() {
        world.model.says(call("p1", "update_plan", "think")).says(message("ok"));

        run("go");

        assertTrue(
                heard.events()
                        .contains(
                                new Event.PlanChanged(
                                        Optional.empty(),
                                        List.of(
                                                new PlanStep(
                                                        "think", PlanStep.Status.IN_PROGRESS)))));
        assertEquals(new HistoryItem.FunctionOutput("p1", "Plan updated"), lastInput().getLast());
    }

    @Test
    void aFailureIsToldAndEndsTheTurn() {
        world.model.fails(new ModelError.Rejected(400, "no", Optional.empty()));

        TurnOutcome outcome = run("hi");

        assertEquals(new TurnOutcome.Failed("unexpected status 400 Bad Request: no"), outcome);
        assertEquals(
                List.of(new Event.TurnStarted(), new Event.TurnEnded(outcome)), heard.events());
    }

    @Test
    void howAnAnswerEndedIsToldWhenItIsWorthKnowing() {
        world.model.then((listener, _) -> {
            listener.on(message("and so"));
            return Either.right(
                    new ModelResponse(
                            Optional.empty(), Optional.empty(), Optional.of("It was cut off.")));
        });

        assertEquals(new TurnOutcome.Completed(Optional.of("and so")), run("hi"));
        assertTrue(heard.events().contains(new Event.Notice("It was cut off.")));
    }

    @Test
    void aBrokenStreamIsBegunAgainAfterAWait() {
        World.Options options = new World.Options();
        options.streamRetries = 1;
        world.model
                .fails(new ModelError.StreamBroken("cut", Optional.empty()), message("half"))
                .says(message("whole"));

        world.run(world.conversation(options), "hi", heard).await();

        assertEquals(List.of(Duration.ofMillis(200)), world.time.slept());
        assertTrue(heard.names().contains("Notice"));
        assertEquals(2, lastInput().size());
    }

    @Test
    void aCallThatRanBeforeTheStreamBrokeIsNotRunAgain() {
        World.Options options = new World.Options();
        options.streamRetries = 1;
        world.model
                .fails(
                        new ModelError.StreamBroken("cut", Optional.empty()),
                        call("c1", "shell", "make"))
                .says(message("whole"));

        world.run(world.conversation(options), "hi", heard).await();

        assertEquals(1, world.commands.requests().size());
        assertEquals("c1", ((HistoryItem.FunctionOutput) lastInput().getLast()).callId());
    }

    @Test
    void anUnexpectedExceptionEndsTheTurnWithAnEvent() {
        world.model.then((_, _) -> {
            throw new IllegalStateException("boom");
        });

        TurnOutcome outcome = run("hi");

        assertEquals(
                new TurnOutcome.Failed(
                        "internal error; standard error of the server has the details"),
                outcome);
        assertEquals("TurnEnded", heard.names().getLast());
    }

    @Test
    void aResponseWithCallsAfterTextKeepsTheirOrder() {
        world.model
                .says(
                        new ModelEvent.ItemDone(
                                new HistoryItem.Message(
                                        Optional.empty(),
                                        Role.ASSISTANT,
                                        List.of(new ContentPart.Text("first")))),
                        call("c1", "shell", "make"))
                .says(message("done"));

        run("go");

        assertEquals(
                List.of("Message", "FunctionCall", "FunctionOutput"),
                lastInput().subList(2, 5).stream().map(i -> i.getClass().getSimpleName()).toList());
    }

    @Test
    void aProgramOfTheUsersIsToldOfATurnThatEndedWell() {
        World.Options options = new World.Options();
        options.notifyCommand = List.of("tell", "me");
        var conversation = world.conversation(options);
        world.model.says(message("hello"));

        world.run(conversation, "hi", heard).await();

        assertEquals(
                List.of(
                        "[tell, me] CompletedTurn[turn=call, inputMessages=[hi],"
                                + " lastAgentMessage=Optional[hello]]"),
                world.notices);
    }

    @Test
    void nobodyIsToldOfATurnThatFailed() {
        World.Options options = new World.Options();
        options.notifyCommand = List.of("tell");
        world.model.fails(new ModelError.Rejected(400, "no", Optional.empty()));

        world.run(world.conversation(options), "hi", heard).await();

        assertEquals(List.of(), world.notices);
    }
}
