package dev.basalt.domain.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;

class CommandReportTest {

    private static final Sandboxing BARE = new Sandboxing.None();
    private static final Sandboxing SANDBOX =
            new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), Path.of("/project"));

    @Test
    void reportsBothStreamsInTheOrderOfArrival() {
        CommandOutcome outcome =
                new CommandOutcome(
                        new Ending.Exited(3),
                        whole("out\n"),
                        whole("err\n"),
                        whole("err\nout\n"),
                        Duration.ofMillis(1234));

        assertEquals(
                "{\"output\":\"err\\nout\\n\",\"metadata\":{\"exit_code\":3,\"duration_seconds\":1.2}}",
                CommandReport.finished(3, outcome));
    }

    @Test
    void theTextHasTheEndTheDurationAndTheOutputAsItIs() {
        assertEquals(
                """
                Exit code: 3
                Wall time: 1.2 seconds
                Output:
                err "x"
                out
                """,
                CommandReport.text(ended(new Ending.Exited(3))));
        assertEquals(
                "Killed by a signal",
                firstLine(CommandReport.text(ended(new Ending.Signalled(9)))));
        assertEquals(
                "Timed out after 10000 milliseconds",
                firstLine(CommandReport.text(ended(new Ending.TimedOut(Duration.ofSeconds(10))))));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElseThrow();
    }

    private static CommandOutcome ended(Ending ending) {
        return new CommandOutcome(
                ending,
                whole("out\n"),
                whole("err \"x\"\n"),
                whole("err \"x\"\nout\n"),
                Duration.ofMillis(1234));
    }

    @Test
    void reportsWhatWasOmittedBetweenHeadAndTail() {
        CapturedOutput cut = new CapturedOutput("head", "tail", 4096, 12);
        CommandOutcome outcome =
                new CommandOutcome(
                        new Ending.Exited(0), cut, CapturedOutput.EMPTY, cut, Duration.ZERO);

        assertEquals(
                "{\"output\":\"head\\n[... output truncated: 12 lines, 4096 bytes omitted"
                        + " ...]\\ntail\",\"metadata\":{\"exit_code\":0,\"duration_seconds\":0.0}}",
                CommandReport.finished(0, outcome));
    }

    @Test
    void escapesTheOutputAsJson() {
        CommandOutcome outcome =
                exited(0, "\"\\/\b\f\n\r\t\0\u001b\u007f\u00e9\u2028\uD83D\uDE00", "");

        assertEquals(
                "{\"output\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001b\u007f\u00e9\u2028\uD83D\uDE00\","
                    + "\"metadata\":{\"exit_code\":0,\"duration_seconds\":0.0}}",
                CommandReport.finished(0, outcome));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "49999999, 0.0",
        "50000000, 0.1",
        "250000000, 0.3",
        "349999999, 0.3",
        "999999999, 1.0",
        "3600000000000, 3600.0"
    })
    void roundsSecondsHalfAwayFromZero(long nanos, String seconds) {
        CommandOutcome outcome =
                new CommandOutcome(
                        new Ending.Exited(0),
                        CapturedOutput.EMPTY,
                        CapturedOutput.EMPTY,
                        CapturedOutput.EMPTY,
                        Duration.ofNanos(nanos));

        assertEquals(
                "{\"output\":\"\",\"metadata\":{\"exit_code\":0,\"duration_seconds\":"
                        + seconds
                        + "}}",
                CommandReport.finished(0, outcome));
    }

    @Test
    void reportsWhatTheSandboxPresumablyStopped() {
        assertEquals(
                "failed in sandbox LinuxSeccomp with execution error: sandbox denied exec error,"
                        + " exit code: 1, stdout: half, stderr: denied\n",
                CommandReport.failedIn(SANDBOX, exited(1, "half", "denied\n")));
    }

    @Test
    void reportsThatACommandWasEnded() {
        assertEquals(
                "failed in sandbox None with execution error: command was killed by a signal",
                CommandReport.failedIn(BARE, ended(new Ending.Signalled(9), "")));
        assertEquals(
                "failed in sandbox LinuxSeccomp with execution error: command timed out",
                CommandReport.failedIn(
                        SANDBOX, ended(new Ending.TimedOut(Duration.ofMillis(300)), "")));
        assertEquals(
                "command timed out after 300 milliseconds",
                CommandReport.timedOut(
                        Duration.ofMillis(300),
                        ended(new Ending.TimedOut(Duration.ofMillis(300)), "")));
    }

    @Test
    void keepsTheOutputOfACommandThatWasEnded() {
        CommandOutcome outcome = ended(new Ending.TimedOut(Duration.ofMillis(300)), "before\n");

        assertEquals(
                "failed in sandbox None with execution error: command timed out, stdout: before\n"
                        + ", stderr: ",
                CommandReport.failedIn(BARE, outcome));
        assertEquals(
                "command timed out after 300 milliseconds, stdout: before\n, stderr: ",
                CommandReport.timedOut(Duration.ofMillis(300), outcome));
    }

    @Test
    void reportsWhyACommandWasNotStarted() {
        assertEquals(
                "execution error: command args are empty",
                CommandReport.notStarted(new CommandError.EmptyCommand()));
        assertEquals(
                "execution error: No such file or directory (os error 2)",
                CommandReport.notStarted(
                        new CommandError.NotStarted("No such file or directory (os error 2)")));
        assertEquals(
                "execution error: no sandbox here",
                CommandReport.notStarted(new CommandError.NoSandbox("no sandbox here")));
    }

    @Test
    void clientsReceiveTheStatusOfACommandThatExited() {
        CommandOutcome outcome = exited(3, "out", "err");

        assertEquals(
                new CommandEnd(3, whole("out"), whole("err"), Duration.ZERO),
                CommandEnd.finished(3, outcome));
    }

    @Test
    void clientsReceiveMinusOneForAFailure() {
        assertEquals(
                new CommandEnd(-1, whole("out"), whole("err"), Duration.ZERO),
                CommandEnd.failed(exited(1, "out", "err")));
        assertEquals(
                "sandbox error: command timed out",
                CommandEnd.failed(ended(new Ending.TimedOut(Duration.ZERO), "")).stderr().text());
        assertEquals(
                "sandbox error: command was killed by a signal",
                CommandEnd.failed(ended(new Ending.Signalled(15), "")).stderr().text());
        assertEquals(
                new CommandEnd(
                        -1, CapturedOutput.EMPTY, whole("command args are empty"), Duration.ZERO),
                CommandEnd.notStarted(new CommandError.EmptyCommand()));
    }

    @Test
    void clientsReceiveTheErrorOutputOfAnEndedCommandAfterTheReason() {
        CommandOutcome outcome =
                new CommandOutcome(
                        new Ending.Signalled(9),
                        CapturedOutput.EMPTY,
                        whole("oops"),
                        whole("oops"),
                        Duration.ZERO);

        assertEquals(
                "sandbox error: command was killed by a signal\noops",
                CommandEnd.failed(outcome).stderr().text());
    }

    private static CommandOutcome exited(int status, String stdout, String stderr) {
        return new CommandOutcome(
                new Ending.Exited(status),
                whole(stdout),
                whole(stderr),
                whole(stdout + stderr),
                Duration.ZERO);
    }

    private static CommandOutcome ended(Ending ending, String stdout) {
        return new CommandOutcome(
                ending, whole(stdout), CapturedOutput.EMPTY, whole(stdout), Duration.ZERO);
    }

    private static CapturedOutput whole(String text) {
        return new CapturedOutput(text, "", 0, 0);
    }
}
