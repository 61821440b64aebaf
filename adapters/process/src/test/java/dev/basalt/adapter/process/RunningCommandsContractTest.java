package dev.basalt.adapter.process;

import static dev.basalt.adapter.process.Commands.exited;

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
import dev.basalt.domain.sandbox.Confinement;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

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
import java.util.stream.Stream;

/** What holds for commands on every operating system, and whatever holds them. */
@ParameterizedClass
@MethodSource("meansOfThisMachine")
class RunningCommandsContractTest {

    enum Means {
        POSIX_SPAWN,
        PROCESS_BUILDER,
        LANDLOCK,
        BWRAP;

        ProcessCommandRunner runner() {
            return new ProcessCommandRunner(
                    this == PROCESS_BUILDER ? new PortableEngine() : Commands.posixEngine(),
                    Commands.sandboxes());
        }

        Commands hold(Commands command, Path workspace) {
            return switch (this) {
                case POSIX_SPAWN, PROCESS_BUILDER -> command;
                case LANDLOCK, BWRAP ->
                        command.under(
                                        new Confinement.Sandboxed(
                                                new SandboxPolicy.WorkspaceWrite(
                                                        List.of(), false, true, true),
                                                workspace))
                                .by(SandboxBackend.valueOf(name()));
            };
        }
    }

    static Stream<Means> meansOfThisMachine() {
        return Stream.concat(
                Stream.of(Means.POSIX_SPAWN, Means.PROCESS_BUILDER),
                Commands.backends().map(backend -> Means.valueOf(backend.name())));
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

        List<String> given =
                new ArrayList<>(List.of("GREETING=hello", "PATH=" + Commands.SYSTEM_PATH, "world"));
        if (means == Means.BWRAP) {
            given.add(2, "PWD=/");
        }
        assertEquals(given, outcome.stdout().text().lines().sorted().toList());
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
        Life life = Life.in(directory);

        CommandOutcome outcome =
                script(Life.BEGIN + "sleep 60 & echo started; wait")
                        .in(directory)
                        .within(Duration.ofMillis(500))
                        .runBy(runner());

        assertEquals(new Ending.TimedOut(Duration.ofMillis(500)), outcome.ending());
        assertEquals("started\n", outcome.stdout().text());
        life.awaitEnd();
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
        Life life = Life.in(directory);

        CommandOutcome outcome =
                script(Life.BEGIN + "trap '' TERM; while :; do sleep 0.05; done")
                        .in(directory)
                        .within(Duration.ofMillis(200))
                        .runBy(runner());

        assertEquals(new Ending.TimedOut(Duration.ofMillis(200)), outcome.ending());
        life.awaitEnd();
    }

    @Test
    void cancellingEndsTheCommand() throws Exception {
        Life life = Life.in(directory);
        Cancellation cancellation = new Cancellation();

        CommandOutcome outcome =
                script(Life.BEGIN + "echo started; sleep 60")
                        .in(directory)
                        .runBy(runner(), (stream, chunk) -> cancellation.cancel(), cancellation);

        assertEquals(new Ending.Cancelled(), outcome.ending());
        life.awaitEnd();
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
                                                "setsid sh -c '> detached; while [ -e detached ];"
                                                    + " do sleep 0.05; done' & until [ -e detached"
                                                    + " ]; do sleep 0.01; done; echo done")
                                        .in(directory)
                                        .runBy(runner()));
        Files.delete(directory.resolve("detached"));

        assertEquals(exited(0), outcome.ending());
        assertEquals("done\n", outcome.stdout().text());
    }

    @Test
    void aBusyListenerHoldsTheCommandButNotItsTimeout() throws Exception {
        Life life = Life.in(directory);

        CommandOutcome outcome =
                script(Life.BEGIN + "while :; do echo line; done")
                        .in(directory)
                        .within(Duration.ofMillis(300))
                        .runBy(runner(), (stream, chunk) -> life.awaitEnd(), new Cancellation());

        assertEquals(new Ending.TimedOut(Duration.ofMillis(300)), outcome.ending());
    }

    @Test
    void aListenerThatFailsEndsTheCommand() throws Exception {
        Life life = Life.in(directory);

        assertThrows(
                IllegalStateException.class,
                () ->
                        script(Life.BEGIN + "while :; do echo line; done")
                                .in(directory)
                                .runBy(
                                        runner(),
                                        (stream, chunk) -> {
                                            throw new IllegalStateException("broken");
                                        },
                                        new Cancellation()));
        runner().close();

        life.awaitEnd();
    }

    @Test
    void closingEndsWhatRunsAndRefusesWhatComes() throws Exception {
        Life life = Life.in(directory);
        ProcessCommandRunner runner = runner();
        CompletableFuture<CommandOutcome> result = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        Thread.startVirtualThread(() ->
                result.complete(
                        script(Life.BEGIN + "trap '' TERM; echo started; sleep 60")
                                .in(directory)
                                .runBy(
                                        runner,
                                        (stream, chunk) -> started.countDown(),
                                        new Cancellation())));
        started.await();
        runner.close();

        life.awaitEnd();
        assertEquals(new Ending.Cancelled(), result.get().ending());
        assertEquals(notStarted("the server is shutting down"), command("true").refusedBy(runner));
    }

    private Commands command(String... argv) {
        return means.hold(Commands.command(argv), directory);
    }

    private Commands script(String script) {
        return means.hold(Commands.script(script), directory);
    }

    private static CommandError notStarted(String reason) {
        return new CommandError.NotStarted(reason);
    }

    private void programNamed(String name, String text) throws Exception {
        Path program = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
