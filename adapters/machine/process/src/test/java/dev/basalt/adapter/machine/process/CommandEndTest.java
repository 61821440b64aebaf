package dev.basalt.adapter.machine.process;

import static dev.basalt.adapter.machine.process.Commands.exited;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.control.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Commands end when they must, with every engine and sandbox. */
@ParameterizedClass
@MethodSource("backendsOfThisMachine")
class CommandEndTest extends EveryBackend {

    @Test
    void aCommandIsEndedAtItsTimeout() throws Exception {
        TimedRun run =
                timedRun(Life.BEGIN + "sleep 600 & echo started; " + TimedRun.READY + "wait");

        assertEquals(new Ending.TimedOut(run.timeout()), run.outcome().ending());
        assertEquals("started\n", run.outcome().stdout().text());
        run.life().awaitEnd();
    }

    @Test
    void aZeroTimeoutEndsItAtOnce() {
        assertEquals(
                new Ending.TimedOut(Duration.ZERO),
                command("sleep", "60").within(Duration.ZERO).runBy(runner()).ending());
    }

    @Test
    void aVeryLongTimeoutIsAccepted() {
        assertEquals(
                exited(0),
                command("true")
                        .within(Duration.ofSeconds(Long.MAX_VALUE))
                        .runBy(runner())
                        .ending());
    }

    @Test
    void aCommandReceivesSigtermBeforeSigkill() throws Exception {
        TimedRun run =
                timedRun(
                        "trap 'echo goodbye; exit 0' TERM; echo hello; "
                                + TimedRun.READY
                                + "while :; do sleep 0.05; done");

        assertEquals("hello\ngoodbye\n", run.outcome().stdout().text());
    }

    @Test
    void aCommandThatIgnoresSigtermIsKilled() throws Exception {
        TimedRun run =
                timedRun(
                        Life.BEGIN
                                + "trap '' TERM; "
                                + TimedRun.READY
                                + "while :; do sleep 0.05; done");

        assertEquals(new Ending.TimedOut(run.timeout()), run.outcome().ending());
        run.life().awaitEnd();
    }

    private TimedRun timedRun(String script) throws Exception {
        return TimedRun.in(
                directory,
                (folder, timeout, _) -> script(script).in(folder).within(timeout).runBy(runner()));
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
    void cancellingEndsACommandThatIsStartingProcesses() throws Exception {
        String forks = "for i in 1 2 3 4 5 6; do (sleep 60 & sleep 60 & wait) & done; wait";
        for (int round = 0; round < 25; round++) {
            Path own = Files.createDirectory(directory.resolve("round" + round));
            Life life = Life.in(own);
            Cancellation cancellation = new Cancellation();

            script(Life.BEGIN + "echo started; " + forks)
                    .in(own)
                    .runBy(runner(), (stream, chunk) -> cancellation.cancel(), cancellation);

            life.awaitEnd();
        }
    }

    @Test
    void aCommandThatIsAlreadyCancelledIsEndedAtOnce() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertEquals(
                new Ending.Cancelled(),
                command("sleep", "60").runBy(runner(), Commands.IGNORED, cancellation).ending());
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
    void closingEndsRunningCommandsAndRefusesNewOnes() throws Exception {
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
}
