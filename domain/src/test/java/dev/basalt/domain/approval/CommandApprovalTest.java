package dev.basalt.domain.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.domain.approval.Assessment.Ask;
import dev.basalt.domain.approval.Assessment.Grounds;
import dev.basalt.domain.approval.Assessment.Run;
import dev.basalt.domain.approval.ObservedCommand.Sight;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

class CommandApprovalTest {

    private static final Path DIRECTORY = Path.of("/project");
    private static final SandboxPolicy READ_ONLY = new SandboxPolicy.ReadOnly();
    private static final SandboxPolicy FULL_ACCESS = new SandboxPolicy.DangerFullAccess();
    private static final Sandboxing BARE = new Sandboxing.None();
    private static final Sandboxing SANDBOX = new Sandboxing.Sandboxed(READ_ONLY, DIRECTORY);

    /**
     * Where the decisions differ from those of codex 0.23.0 on purpose.
     *
     * @param ours what is seen here instead
     */
    record Difference(
            String reason,
            Predicate<ObservedCommand> applies,
            Function<ObservedCommand, Sight> ours) {

        @Override
        public String toString() {
            return reason;
        }
    }

    private static final Difference TRUSTED_STAYS_IN_THE_SANDBOX =
            new Difference(
                    "a trusted command runs in the sandbox too: the list could be wrong",
                    c -> c.kind().startsWith("trusted") && c.confined(),
                    c ->
                            new Sight(
                                    c.sight().events(),
                                    c.sight().reasons(),
                                    Optional.of(true),
                                    c.sight().output()));

    private static final Difference MISSING_PROGRAM_IS_NO_FAILURE_OF_THE_SANDBOX =
            new Difference(
                    "a program that doesn't exist doesn't exist outside the sandbox either, so"
                            + " the user is not asked, and the model receives the error",
                    c ->
                            c.kind().equals("missing-program")
                                    && c.confined()
                                    && c.policy() != ApprovalPolicy.UNTRUSTED,
                    c ->
                            new Sight(
                                    List.of("begin", "end(-1)"),
                                    List.of(),
                                    Optional.empty(),
                                    "execution error: No such file or directory (os error 2)"));

    private static final Difference REJECTED_RETRY_KEEPS_THE_FAILURE =
            new Difference(
                    "when the user rejects the retry, the model still learns how the run in the"
                            + " sandbox went",
                    c ->
                            c.policy() == ApprovalPolicy.ON_FAILURE
                                    && c.decision() == ReviewDecision.DENIED
                                    && !c.kind().equals("missing-program")
                                    && c.sight().events().contains("ask"),
                    c ->
                            new Sight(
                                    c.sight().events(),
                                    c.sight().reasons(),
                                    c.sight().sandboxed(),
                                    c.sight().output()
                                            + "\nsandbox denied exec error, exit code: 1, stdout: ,"
                                            + " stderr: "
                                            + (c.kind().equals("exit1")
                                                    ? ""
                                                    : "<stderr of the program>")));

    private static final List<Difference> DIFFERENCES =
            List.of(
                    TRUSTED_STAYS_IN_THE_SANDBOX,
                    MISSING_PROGRAM_IS_NO_FAILURE_OF_THE_SANDBOX,
                    REJECTED_RETRY_KEEPS_THE_FAILURE);

    static Stream<ObservedCommand> observed() {
        return ObservedCommand.all();
    }

    @ParameterizedTest
    @MethodSource("observed")
    void everyCaseOfTheMatrixIsSeenAsInTheReferenceButForTheListedDifferences(
            ObservedCommand observed) {
        Sight expected =
                DIFFERENCES.stream()
                        .filter(d -> d.applies().test(observed))
                        .findFirst()
                        .map(d -> d.ours().apply(observed))
                        .orElse(observed.sight());

        assertEquals(expected, new CommandPlay(observed).play());
    }

    static List<Difference> differences() {
        return DIFFERENCES;
    }

    @ParameterizedTest
    @MethodSource("differences")
    void isNeverLaxerWhereItDiffers(Difference difference) {
        List<ObservedCommand> cases = observed().filter(difference.applies()).toList();

        assertFalse(cases.isEmpty());
        for (ObservedCommand observed : cases) {
            Sight ours = difference.ours().apply(observed);
            int seen = ours.events().size();
            assertEquals(observed.sight().events().subList(0, seen), ours.events());
            assertFalse(sandboxed(observed.sight()) && !sandboxed(ours));
        }
    }

    private static boolean sandboxed(Sight sight) {
        return sight.sandboxed().orElse(false);
    }

    @ParameterizedTest
    @EnumSource(ApprovalPolicy.class)
    void aCommandThatWasApprovedForTheSessionRunsWithoutAQuestion(ApprovalPolicy policy) {
        ProposedCommand command = command("make", "install");

        assertEquals(
                new Run(BARE, Grounds.APPROVED),
                approval(policy, READ_ONLY).assess(command, SessionApprovals.NONE.with(command)));
    }

    @Test
    void theSameCommandInAnotherDirectoryIsAskedAboutAgain() {
        SessionApprovals approvals = SessionApprovals.NONE.with(command("rm", "-r", "build"));
        ProposedCommand elsewhere =
                new ProposedCommand(
                        List.of("rm", "-r", "build"), Path.of("/"), false, Optional.empty());

        assertEquals(
                new Ask(Optional.empty(), new Run(BARE, Grounds.APPROVED)),
                approval(ApprovalPolicy.UNTRUSTED, READ_ONLY).assess(elsewhere, approvals));
    }

    @Test
    void gitIsTrustedInTheDirectoryOfTheConversationOnly() {
        CommandApproval approval = approval(ApprovalPolicy.UNTRUSTED, FULL_ACCESS);
        List<String> status = List.of("git", "status");

        for (String here : List.of("/project", "/project/.", "/./project")) {
            assertEquals(
                    new Run(BARE, Grounds.TRUSTED),
                    approval.assess(in(here, status), SessionApprovals.NONE),
                    here);
        }
        for (String elsewhere : List.of("/project/sub", "/", "/project/link/..")) {
            assertEquals(
                    new Ask(Optional.empty(), new Run(BARE, Grounds.APPROVED)),
                    approval.assess(in(elsewhere, status), SessionApprovals.NONE),
                    elsewhere);
        }
    }

    @Test
    void theModelsReasonIsPartOfTheQuestion() {
        ProposedCommand command =
                new ProposedCommand(
                        List.of("make"), DIRECTORY, true, Optional.of("needs the network"));

        assertEquals(
                new Ask(Optional.of("needs the network"), new Run(BARE, Grounds.APPROVED)),
                approval(ApprovalPolicy.ON_REQUEST, READ_ONLY)
                        .assess(command, SessionApprovals.NONE));
    }

    @ParameterizedTest
    @EnumSource(ApprovalPolicy.class)
    void aTrustedCommandThatFindsNothingHasItsOwnStatus(ApprovalPolicy policy) {
        AfterRun after =
                approval(policy, READ_ONLY)
                        .afterRun(new Run(SANDBOX, Grounds.TRUSTED), ended(new Ending.Exited(1)));

        assertEquals(1, after.end().exitCode());
        assertEquals(
                "{\"output\":\"out\",\"metadata\":{\"exit_code\":1,\"duration_seconds\":0.5}}",
                answer(after));
    }

    @Test
    void aSignalInTheSandboxIsAskedAboutUnderOnFailure() {
        AfterRun after =
                approval(ApprovalPolicy.ON_FAILURE, READ_ONLY)
                        .afterRun(
                                new Run(SANDBOX, Grounds.POLICY), ended(new Ending.Signalled(31)));

        AfterRun.AskToRetry retry = (AfterRun.AskToRetry) after;
        assertEquals(
                "Execution failed: command was killed by a signal, stdout: out, stderr: ",
                retry.background());
        assertEquals(
                new Ask(
                        Optional.of("command failed; retry without sandbox?"),
                        new Run(BARE, Grounds.APPROVED_RETRY)),
                retry.question());
        assertEquals(
                "exec command rejected by user\n"
                        + "command was killed by a signal, stdout: out, stderr: ",
                retry.outputWhenDenied());
        assertEquals(-1, after.end().exitCode());
    }

    @ParameterizedTest
    @EnumSource(ApprovalPolicy.class)
    void aSignalOutsideTheSandboxIsNoReasonToAsk(ApprovalPolicy policy) {
        assertEquals(
                "failed in sandbox None with execution error: command was killed by a signal,"
                        + " stdout: out, stderr: ",
                answer(
                        approval(policy, FULL_ACCESS)
                                .afterRun(
                                        new Run(BARE, Grounds.APPROVED),
                                        ended(new Ending.Signalled(9)))));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNTRUSTED", "ON_FAILURE"})
    void aCommandWhoseTimeWasUpIsNotTriedAgain(ApprovalPolicy policy) {
        assertEquals(
                "command timed out after 300 milliseconds, stdout: out, stderr: ",
                answer(approval(policy, READ_ONLY).afterRun(sandboxedRun(), timedOut())));
    }

    @ParameterizedTest
    @EnumSource(names = {"ON_REQUEST", "NEVER"})
    void theModelReceivesTheTimeoutOfTheSandboxedRun(ApprovalPolicy policy) {
        assertEquals(
                "failed in sandbox LinuxSeccomp with execution error: command timed out,"
                        + " stdout: out, stderr: ",
                answer(approval(policy, READ_ONLY).afterRun(sandboxedRun(), timedOut())));
    }

    @Test
    void whatGoesWrongInARetryIsNamedSo() {
        CommandApproval approval = approval(ApprovalPolicy.ON_FAILURE, READ_ONLY);
        Run retry = new Run(BARE, Grounds.APPROVED_RETRY);

        assertEquals(
                "retry failed: No such file or directory (os error 2)",
                answer(
                        approval.afterRun(
                                retry,
                                Either.left(
                                        new CommandError.NotStarted(
                                                "No such file or directory (os error 2)")))));
        assertEquals(
                "retry failed: command timed out, stdout: out, stderr: ",
                answer(approval.afterRun(retry, timedOut())));
        assertEquals(
                "{\"output\":\"out\",\"metadata\":{\"exit_code\":1,\"duration_seconds\":0.5}}",
                answer(approval.afterRun(retry, ended(new Ending.Exited(1)))));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNTRUSTED", "ON_FAILURE"})
    void withoutASandboxTheUserIsAskedWhetherToRunBare(ApprovalPolicy policy) {
        AfterRun.AskToRetry retry =
                (AfterRun.AskToRetry)
                        approval(policy, READ_ONLY).afterRun(sandboxedRun(), noSandbox());

        assertEquals("Execution failed: no sandbox here", retry.background());
        assertEquals(new Run(BARE, Grounds.APPROVED_RETRY), retry.question().whenApproved());
        assertEquals("exec command rejected by user\nno sandbox here", retry.outputWhenDenied());
    }

    @ParameterizedTest
    @EnumSource(names = {"ON_REQUEST", "NEVER"})
    void withoutASandboxNothingRunsBareByItself(ApprovalPolicy policy) {
        assertEquals(
                "execution error: no sandbox here",
                answer(approval(policy, READ_ONLY).afterRun(sandboxedRun(), noSandbox())));
    }

    @ParameterizedTest
    @EnumSource(ApprovalPolicy.class)
    void aCancelledCommandIsOver(ApprovalPolicy policy) {
        assertEquals(
                "aborted",
                answer(
                        approval(policy, READ_ONLY)
                                .afterRun(sandboxedRun(), ended(new Ending.Cancelled()))));
    }

    private static Run sandboxedRun() {
        return new Run(SANDBOX, Grounds.POLICY);
    }

    private static Either<CommandError, CommandOutcome> timedOut() {
        return ended(new Ending.TimedOut(Duration.ofMillis(300)));
    }

    private static Either<CommandError, CommandOutcome> noSandbox() {
        return Either.left(new CommandError.NoSandbox("no sandbox here"));
    }

    private static Either<CommandError, CommandOutcome> ended(Ending ending) {
        CapturedOutput out = new CapturedOutput("out", "", 0, 0);
        return Either.right(
                new CommandOutcome(ending, out, CapturedOutput.EMPTY, out, Duration.ofMillis(500)));
    }

    private static String answer(AfterRun after) {
        return ((AfterRun.Answer) after).output();
    }

    private static CommandApproval approval(ApprovalPolicy policy, SandboxPolicy sandbox) {
        return new CommandApproval(policy, sandbox, DIRECTORY, OutputFormat.JSON);
    }

    private static ProposedCommand command(String... argv) {
        return in("/project", List.of(argv));
    }

    private static ProposedCommand in(String directory, List<String> argv) {
        return new ProposedCommand(argv, Path.of(directory), false, Optional.empty());
    }
}
