package dev.basalt.adapter.process;

import static dev.basalt.adapter.process.Commands.command;
import static dev.basalt.adapter.process.Commands.exited;
import static dev.basalt.adapter.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.control.Cancellation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** What holds for commands on every operating system. */
@ParameterizedClass
@EnumSource
class RunningCommandsContractTest {

    enum Means {
        POSIX_SPAWN,
        PROCESS_BUILDER;

        ProcessCommandRunner runner() {
            return new ProcessCommandRunner(
                    switch (this) {
                        case POSIX_SPAWN -> Commands.posixEngine();
                        case PROCESS_BUILDER -> new PortableEngine();
                    },
                    Commands.sandboxes());
        }
    }

    @Parameter Means means = Means.POSIX_SPAWN;

    @TempDir Path directory;

    private ProcessCommandRunner runner() {
        if (opened.isEmpty()) {
            opened.add(means.runner());
        }
        return opened.getFirst();
    }

    private final List<ProcessCommandRunner> opened = new ArrayList<>();

    @AfterEach
    void endAll() {
        opened.forEach(ProcessCommandRunner::close);
    }

    @Test
    void argumentsArePassedAsTheyAre() {
        assertEquals(
                "[$HOME] [*] [a b] [] [é\"'\\]",
                command("printf", "[%s] [%s] [%s] [%s] [%s]", "$HOME", "*", "a b", "", "é\"'\\")
                        .runBy(runner())
                        .stdout()
                        .text());
    }

    @Test
    void theEnvironmentIsTheOneGivenAndNoOther() {
        CommandOutcome outcome =
                command("env")
                        .with(Map.of("PATH", Commands.SYSTEM_PATH, "GREETING", "hello\nworld"))
                        .runBy(runner());

        assertEquals(
                List.of("GREETING=hello", "PATH=" + Commands.SYSTEM_PATH, "world"),
                outcome.stdout().text().lines().sorted().toList());
    }

    @Test
    void theProgramIsFoundInThePathOfTheCommand() throws Exception {
        programNamed("ours", "#!/bin/sh\necho ours: $1");

        assertEquals(
                "ours: x\n",
                command("ours", "x")
                        .with(Map.of("PATH", "/nowhere:" + directory))
                        .runBy(runner())
                        .stdout()
                        .text());
        assertEquals(
                notStarted("No such file or directory (os error 2)"),
                command("ours").refusedBy(runner()));
    }

    @Test
    void aPathWithASlashStartsAtTheWorkingDirectory() throws Exception {
        programNamed("ours", "#!/bin/sh\npwd");

        assertEquals(
                directory.toRealPath() + "\n",
                command("./ours").in(directory).runBy(runner()).stdout().text());
    }

    @Test
    void aMissingWorkingDirectoryIsNamedAsTheReferenceDoes() {
        assertEquals(
                notStarted("No such file or directory (os error 2)"),
                command("true").in(directory.resolve("missing")).refusedBy(runner()));
    }

    @Test
    void aFileThatIsNoProgramIsRefused() throws Exception {
        Files.writeString(directory.resolve("data"), "data");

        assertEquals(
                notStarted("Permission denied (os error 13)"),
                command("data").with(Map.of("PATH", directory.toString())).refusedBy(runner()));
    }

    @Test
    void aNulCannotBePartOfAnArgument() {
        assertEquals(
                notStarted("nul byte found in provided data"),
                command("echo", "a\0b").refusedBy(runner()));
    }

    @Test
    void bothStreamsAreKeptApartAndTogether() {
        CommandOutcome outcome = script("echo out; echo err >&2; exit 3").runBy(runner());

        assertEquals(exited(3), outcome.ending());
        assertEquals("out\n", outcome.stdout().text());
        assertEquals("err\n", outcome.stderr().text());
        assertEquals(List.of("err", "out"), outcome.combined().text().lines().sorted().toList());
    }

    @Test
    void theListenerHearsEverythingInOrderAndInSmallPieces() throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();

        CommandOutcome outcome =
                command("seq", "1", "1000000")
                        .runBy(
                                runner(),
                                (stream, chunk) -> {
                                    assertEquals(OutputStreamName.STDOUT, stream);
                                    assertTrue(chunk.length() <= 8192);
                                    heard.writeBytes(chunk.toArray());
                                },
                                new Cancellation());

        List<String> lines = heard.toString(UTF_8).lines().toList();
        assertEquals(1_000_000, lines.size());
        assertEquals("1", lines.getFirst());
        assertEquals("1000000", lines.getLast());
        assertEquals(999_744, outcome.combined().omittedLines());
        assertTrue(outcome.combined().tail().endsWith("999999\n1000000\n"));
    }

    @Test
    void aCommandIsEndedWhenItsTimeIsUp() throws Exception {
        CommandOutcome outcome =
                script("echo $$ > leader; sleep 60 & echo $! > child; echo started; wait")
                        .in(directory)
                        .within(Duration.ofMillis(500))
                        .runBy(runner());

        assertEquals(new Ending.TimedOut(Duration.ofMillis(500)), outcome.ending());
        assertEquals("started\n", outcome.stdout().text());
        Pids.awaitEnd(directory.resolve("leader"));
        Pids.awaitEnd(directory.resolve("child"));
    }

    @Test
    void noTimeAtAllEndsItAtOnce() {
        assertEquals(
                new Ending.TimedOut(Duration.ZERO),
                command("sleep", "60").within(Duration.ZERO).runBy(runner()).ending());
    }

    @Test
    void anAlmostEndlessTimeoutIsNoTrouble() {
        assertEquals(
                exited(0),
                command("true")
                        .within(Duration.ofSeconds(Long.MAX_VALUE))
                        .runBy(runner())
                        .ending());
    }

    @Test
    void aCommandIsAskedToEndBeforeItIsMadeTo() {
        CommandOutcome outcome =
                script("trap 'echo goodbye; exit 0' TERM; echo hello; while :; do sleep 0.05; done")
                        .within(Duration.ofMillis(300))
                        .runBy(runner());

        assertEquals("hello\ngoodbye\n", outcome.stdout().text());
    }

    @Test
    void aCommandThatDoesNotListenIsMadeToEnd() throws Exception {
        CommandOutcome outcome =
                script("trap '' TERM; echo $$ > leader; while :; do sleep 0.05; done")
                        .in(directory)
                        .within(Duration.ofMillis(200))
                        .runBy(runner());

        assertEquals(new Ending.TimedOut(Duration.ofMillis(200)), outcome.ending());
        Pids.awaitEnd(directory.resolve("leader"));
    }

    @Test
    void cancellingEndsTheCommand() throws Exception {
        Cancellation cancellation = new Cancellation();

        CommandOutcome outcome =
                script("echo $$ > leader; echo started; sleep 60")
                        .in(directory)
                        .runBy(runner(), (stream, chunk) -> cancellation.cancel(), cancellation);

        assertEquals(new Ending.Cancelled(), outcome.ending());
        Pids.awaitEnd(directory.resolve("leader"));
    }

    @Test
    void whatWasCancelledBeforeIsEndedAtOnce() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertEquals(
                new Ending.Cancelled(),
                command("sleep", "60").runBy(runner(), Commands.NOBODY, cancellation).ending());
    }

    @Test
    void interruptingTheCallerEndsTheCommand() throws Exception {
        CompletableFuture<CommandOutcome> result = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        ProcessCommandRunner runner = runner();
        Thread caller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                result.complete(
                                        script("echo started; sleep 60")
                                                .runBy(
                                                        runner,
                                                        (stream, chunk) -> started.countDown(),
                                                        new Cancellation()));
                            } catch (RuntimeException | Error e) {
                                result.completeExceptionally(e);
                            }
                        });
        started.await();
        caller.interrupt();

        assertEquals(new Ending.Cancelled(), result.get().ending());
    }

    @Test
    void aProcessThatDetachedAndHoldsAPipeDoesNotHoldTheResult() throws Exception {
        CommandOutcome outcome =
                assertTimeout(
                        Duration.ofSeconds(10),
                        () ->
                                script(
                                                "setsid sh -c 'echo $$ > detached; sleep 60' &"
                                                        + " while [ ! -s detached ]; do sleep 0.01;"
                                                        + " done; echo done")
                                        .in(directory)
                                        .runBy(runner()));
        Pids.kill(directory.resolve("detached"));

        assertEquals(exited(0), outcome.ending());
        assertEquals("done\n", outcome.stdout().text());
    }

    @Test
    void aBusyListenerHoldsTheCommandButNotItsTimeout() {
        CommandOutcome outcome =
                script("echo $$ > leader; while :; do echo line; done")
                        .in(directory)
                        .within(Duration.ofMillis(300))
                        .runBy(
                                runner(),
                                (stream, chunk) -> Pids.awaitEnd(directory.resolve("leader")),
                                new Cancellation());

        assertEquals(new Ending.TimedOut(Duration.ofMillis(300)), outcome.ending());
    }

    @Test
    void aListenerThatFailsEndsTheCommand() throws Exception {
        assertThrows(
                IllegalStateException.class,
                () ->
                        script("echo $$ > leader; while :; do echo line; done")
                                .in(directory)
                                .runBy(
                                        runner(),
                                        (stream, chunk) -> {
                                            throw new IllegalStateException("broken");
                                        },
                                        new Cancellation()));
        runner().close();

        Pids.awaitEnd(directory.resolve("leader"));
    }

    @Test
    void closingEndsWhatRunsAndRefusesWhatComes() throws Exception {
        ProcessCommandRunner runner = runner();
        CompletableFuture<CommandOutcome> result = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        Thread.startVirtualThread(() ->
                result.complete(
                        script("trap '' TERM; echo $$ > leader; echo started; sleep 60")
                                .in(directory)
                                .runBy(
                                        runner,
                                        (stream, chunk) -> started.countDown(),
                                        new Cancellation())));
        started.await();
        runner.close();

        Pids.awaitEnd(directory.resolve("leader"));
        assertEquals(new Ending.Cancelled(), result.get().ending());
        assertEquals(notStarted("the server is shutting down"), command("true").refusedBy(runner));
    }

    private static CommandError notStarted(String reason) {
        return new CommandError.NotStarted(reason);
    }

    private void programNamed(String name, String text) throws Exception {
        Path program = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
