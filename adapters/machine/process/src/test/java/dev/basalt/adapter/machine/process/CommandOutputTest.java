package dev.basalt.adapter.machine.process;

import static dev.basalt.adapter.machine.process.Commands.exited;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.control.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The output of commands is received with every engine and sandbox. */
@ParameterizedClass
@MethodSource("backendsOfThisMachine")
class CommandOutputTest extends EveryBackend {

    @Test
    void bothStreamsAreKeptSeparatelyAndCombined() {
        CommandOutcome outcome = script("echo out; echo err >&2; exit 3").runBy(runner());

        assertEquals(exited(3), outcome.ending());
        assertEquals("out\n", outcome.stdout().text());
        assertEquals("err\n", outcome.stderr().text());
        assertEquals(List.of("err", "out"), outcome.combined().text().lines().sorted().toList());
    }

    @Test
    void theListenerReceivesAllOutputInOrderAndInSmallChunks() throws Exception {
        ByteArrayOutputStream received = new ByteArrayOutputStream();

        CommandOutcome outcome =
                command("seq", "1", "1000000")
                        .runBy(
                                runner(),
                                (stream, chunk) -> {
                                    assertEquals(OutputStreamName.STDOUT, stream);
                                    assertTrue(chunk.length() <= 8192);
                                    received.writeBytes(chunk.toArray());
                                },
                                new Cancellation());

        List<String> lines = received.toString(UTF_8).lines().toList();
        assertEquals(1_000_000, lines.size());
        assertEquals("1", lines.getFirst());
        assertEquals("1000000", lines.getLast());
        assertEquals(999_744, outcome.combined().omittedLines());
        assertTrue(outcome.combined().tail().endsWith("999999\n1000000\n"));
    }

    @Test
    void aDetachedProcessThatKeepsAPipeOpenDoesNotDelayTheResult() throws Exception {
        CommandOutcome outcome =
                assertTimeout(
                        Duration.ofMinutes(1),
                        () ->
                                script(
                                                "setsid sh -c '> detached; while [ -e detached ];"
                                                    + " do sleep 0.05; done' & until [ -e detached"
                                                    + " ]; do sleep 0.01; done; echo done")
                                        .in(directory)
                                        .within(Duration.ofMinutes(5))
                                        .runBy(runner()));
        Files.delete(directory.resolve("detached"));

        assertEquals(exited(0), outcome.ending());
        assertEquals("done\n", outcome.stdout().text());
    }

    @Test
    void aBusyListenerBlocksTheCommandButNotItsTimeout() throws Exception {
        TimedRun run =
                TimedRun.in(
                        directory,
                        (folder, timeout, life) ->
                                script(
                                                Life.BEGIN
                                                        + "echo line; "
                                                        + TimedRun.READY
                                                        + "while :; do echo line; done")
                                        .in(folder)
                                        .within(timeout)
                                        .runBy(
                                                runner(),
                                                (stream, chunk) -> life.awaitEnd(),
                                                new Cancellation()));

        assertEquals(new Ending.TimedOut(run.timeout()), run.outcome().ending());
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
}
