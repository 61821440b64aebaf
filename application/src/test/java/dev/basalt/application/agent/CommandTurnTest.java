package dev.basalt.application.agent;

import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.World;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model's command on its way through judgement, question, run and second run. */
class CommandTurnTest {

    private static final Path PROJECT = Path.of("/proj");
    private static final SandboxPolicy READ_ONLY = new SandboxPolicy.ReadOnly();
    private static final Sandboxing BARE = new Sandboxing.None();
    private static final Sandboxing SANDBOX = new Sandboxing.Sandboxed(READ_ONLY, PROJECT);

    private final World world = new World();

    private ConversationId conversation(ApprovalPolicy approvalPolicy) {
        World.Options options = new World.Options();
        options.approvalPolicy = approvalPolicy;
        options.sandboxPolicy = READ_ONLY;
        ConversationId id = world.conversation(options);
        world.listen(id);
        return id;
    }

    private void say(ConversationId id, ApprovalPrompt user) {
        world.say(id, "go", user).orElseThrow().await();
    }

    /** Runs one command of the model in a conversation of its own. */
    private void run(ApprovalPolicy policy, String command, ApprovalPrompt user) {
        world.model.says(call("c1", "shell", command)).says(message("done"));
        say(conversation(policy), user);
    }

    private List<Sandboxing> confinements() {
        return world.commands.requests().stream().map(CommandRequest::sandboxing).toList();
    }

    private String output() {
        List<HistoryItem> input = world.model.lastRequest().input();
        return ((HistoryItem.FunctionOutput) input.getLast()).text();
    }

    private List<String> names() {
        return world.events.names().stream()
                .filter(name ->
                        name.startsWith("CommandExecution")
                                || Set.of("OutputDelta", "ApprovalRequested", "Notice")
                                        .contains(name))
                .toList();
    }

    @Test
    void aCommandGetsTheConversationsDirectoryTenSecondsAndTheServersEnvironment() {
        run(ApprovalPolicy.NEVER, "make all", World.NOBODY_MAY_ASK);

        CommandRequest request = world.commands.requests().getFirst();
        assertEquals(List.of("make", "all"), request.argv());
        assertEquals(PROJECT, request.directory());
        assertEquals(
                Map.of("PATH", "/bin", "CODEX_SANDBOX_NETWORK_DISABLED", "1"),
                request.environment());
        assertEquals(Duration.ofSeconds(10), request.timeout());
        assertEquals(SANDBOX, request.sandboxing());
    }

    @Test
    void aCommandsOwnDirectoryIsSeenFromTheConversationsButDoesNotWidenTheSandbox() {
        run(ApprovalPolicy.NEVER, "in:sub ms:300 make all", World.NOBODY_MAY_ASK);

        CommandRequest request = world.commands.requests().getFirst();
        assertEquals(PROJECT.resolve("sub"), request.directory());
        assertEquals(Duration.ofMillis(300), request.timeout());
        assertEquals(SANDBOX, request.sandboxing());
    }

    @Test
    void aTrustedCommandRunsInTheSandboxToo() {
        run(ApprovalPolicy.UNTRUSTED, "cat notes", World.NOBODY_MAY_ASK);

        assertEquals(List.of(SANDBOX), confinements());
    }

    @Test
    void anEmptyCommandIsReportedOnlyToTheModel() {
        run(ApprovalPolicy.UNTRUSTED, " ", World.NOBODY_MAY_ASK);

        assertEquals("execution error: command args are empty", output());
        assertEquals(List.of(), names());
    }

    @Test
    void theModelsReasonForLeavingTheSandboxReachesTheUser() {
        List<ApprovalQuestion> asked = new ArrayList<>();

        run(
                ApprovalPolicy.ON_REQUEST,
                "escalate:network make all",
                (_, question, _) -> {
                    asked.add(question);
                    return ReviewDecision.APPROVED;
                });

        assertEquals(
                List.of(
                        new ApprovalQuestion.RunCommand(
                                "c1", List.of("make", "all"), PROJECT, Optional.of("network"))),
                asked);
        assertEquals(List.of(BARE), confinements());
        assertEquals(
                List.of(
                        "ApprovalRequested",
                        "CommandExecution started",
                        "CommandExecution completed"),
                names());
    }

    @Test
    void whereTheUserIsNeverAskedTheSandboxCannotBeLeft() {
        run(ApprovalPolicy.NEVER, "escalate:network make all", World.NOBODY_MAY_ASK);

        assertEquals(List.of(SANDBOX), confinements());
    }

    @Test
    void whatTheSandboxStoppedRunsOnceMoreWithoutItWhenTheUserAllows() {
        world.commands.ends(1, "half").ends(0, "whole");

        run(ApprovalPolicy.ON_FAILURE, "make all", answering(ReviewDecision.APPROVED));

        assertEquals(List.of(SANDBOX, BARE), confinements());
        assertEquals(
                List.of(
                        "CommandExecution started",
                        "OutputDelta",
                        "CommandExecution completed",
                        "Notice",
                        "ApprovalRequested",
                        "Notice",
                        "CommandExecution started",
                        "OutputDelta",
                        "CommandExecution completed"),
                names());
        assertTrue(
                world.events
                        .events()
                        .contains(
                                new Event.ApprovalRequested(
                                        new ItemId(new TurnId("0"), 2),
                                        new ApprovalQuestion.RunCommand(
                                                "c1",
                                                List.of("make", "all"),
                                                PROJECT,
                                                Optional.of(
                                                        "command failed; retry without"
                                                                + " sandbox?")))));
        assertEquals(
                "{\"output\":\"whole\",\"metadata\":{\"exit_code\":0,\"duration_seconds\":0.0}}",
                output());
    }

    @Test
    void afterARejectedRetryTheModelReceivesTheSandboxedOutput() {
        world.commands.ends(1, "half");

        run(ApprovalPolicy.ON_FAILURE, "make all", answering(ReviewDecision.DENIED));

        assertEquals(List.of(SANDBOX), confinements());
        assertEquals(
                "exec command rejected by user\n"
                        + "sandbox denied exec error, exit code: 1, stdout: half, stderr: ",
                output());
    }

    @Test
    void anAbortedRetryEndsTheTurn() {
        world.commands.ends(1, "half");
        world.model.says(call("c1", "shell", "make all"));

        say(conversation(ApprovalPolicy.ON_FAILURE), answering(ReviewDecision.ABORT));

        assertEquals(1, world.model.requestCount());
        assertEquals(
                new Event.TurnEnded(new TurnOutcome.Interrupted()),
                world.events.events().getLast());
    }

    @ParameterizedTest
    @EnumSource(names = {"ON_FAILURE", "UNTRUSTED"})
    void withoutASandboxNothingRunsUnlessTheUserAllowsIt(ApprovalPolicy policy) {
        world.commands.doesNotStart(new CommandError.NoSandbox("no sandbox here"));

        run(policy, "cat notes", answering(ReviewDecision.DENIED));

        assertEquals(List.of(SANDBOX), confinements());
        assertEquals("exec command rejected by user\nno sandbox here", output());
    }

    @Test
    void aYesToOneRetryIsNoYesToTheNextCommand() {
        assertEquals(
                List.of(SANDBOX, BARE, SANDBOX, BARE), afterTwoFailures(ReviewDecision.APPROVED));
    }

    @Test
    void aYesForTheSessionSparesTheNextFailure() {
        assertEquals(
                List.of(SANDBOX, BARE, BARE),
                afterTwoFailures(ReviewDecision.APPROVED_FOR_SESSION));
    }

    private List<Sandboxing> afterTwoFailures(ReviewDecision decision) {
        world.commands.ends(1, "").ends(0, "").ends(1, "").ends(0, "");
        world.model
                .says(call("c1", "shell", "make all"))
                .says(call("c2", "shell", "make all"))
                .says(message("done"));
        say(conversation(ApprovalPolicy.ON_FAILURE), answering(decision, decision));
        return confinements();
    }

    @Test
    void anApprovalForTheSessionAppliesToTheSameCommandInTheSameDirectoryOfOneConversation() {
        List<ApprovalQuestion> asked = new ArrayList<>();
        ApprovalPrompt user =
                (_, question, _) -> {
                    asked.add(question);
                    return ReviewDecision.APPROVED_FOR_SESSION;
                };
        ConversationId id = conversation(ApprovalPolicy.UNTRUSTED);
        world.model
                .says(call("c1", "shell", "make all"), call("c2", "shell", "make all"))
                .says(call("c3", "shell", "in:. make all"), call("c4", "shell", "in:sub make all"))
                .says(call("c5", "shell", "make all install"))
                .says(message("done"));
        say(id, user);
        world.model.says(call("c6", "shell", "make all")).says(message("done"));
        say(id, user);
        world.model.says(call("c7", "shell", "make all")).says(message("done"));
        say(conversation(ApprovalPolicy.UNTRUSTED), user);

        assertEquals(
                List.of("c1", "c4", "c5", "c7"),
                asked.stream().map(ApprovalQuestion::callId).toList());
        assertEquals(7, world.commands.requests().size());
    }

    @Test
    void aCallOfTheProvidersOwnShellIsJudgedLikeEveryOther() {
        world.model.says(localShell("sub")).says(message("done"));

        say(conversation(ApprovalPolicy.UNTRUSTED), answering(ReviewDecision.APPROVED));

        CommandRequest request = world.commands.requests().getFirst();
        assertEquals(PROJECT.resolve("sub"), request.directory());
        assertEquals(Duration.ofMillis(70), request.timeout());
        List<HistoryItem> input = world.model.request(1).input();
        assertEquals("i1", ((HistoryItem.FunctionOutput) input.getLast()).callId());
        assertEquals(
                new Event.TurnEnded(new TurnOutcome.Completed(Optional.of("done"))),
                world.events.events().getLast());
    }

    private static ModelEvent localShell(String directory) {
        return new ModelEvent.ItemDone(
                new HistoryItem.LocalShellCall(
                        Optional.of("i1"),
                        Optional.empty(),
                        "completed",
                        List.of("make", "all"),
                        Optional.of(Duration.ofMillis(70)),
                        Optional.of(directory)));
    }

    @ParameterizedTest
    @EnumSource
    void aCallOfItWithAnInvalidDirectoryIsNotRunAndTheModelReceivesAnError(ApprovalPolicy policy) {
        world.model.says(localShell("a\0b")).says(message("done"));

        say(conversation(policy), answering(ReviewDecision.APPROVED));

        assertEquals(List.of(), names());
        assertEquals(List.of(), world.commands.requests());
        assertEquals(
                "failed to parse function arguments: invalid path: string \"a\0b\""
                        + " in working_directory",
                output());
    }

    @ParameterizedTest
    @EnumSource
    void aCallOfItThatNoOutputCouldNameRunsNothing(ApprovalPolicy policy) {
        world.model
                .says(
                        new ModelEvent.ItemDone(
                                new HistoryItem.LocalShellCall(
                                        Optional.empty(),
                                        Optional.empty(),
                                        "completed",
                                        List.of("make", "all"),
                                        Optional.empty(),
                                        Optional.empty())))
                .says(message("done"));

        say(conversation(policy), answering(ReviewDecision.APPROVED));

        assertEquals(List.of(), world.commands.requests());
        assertEquals("LocalShellCall without call_id or id", output());
    }
}
