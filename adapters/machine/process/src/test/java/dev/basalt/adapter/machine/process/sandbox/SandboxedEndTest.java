package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.exited;
import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Sandboxed commands end like all others. */
@ParameterizedClass
@MethodSource("dev.basalt.adapter.machine.process.Commands#backends")
class SandboxedEndTest {

    @Parameter SandboxBackend backend = SandboxBackend.AUTO;

    @TempDir Path directory;

    private final ProcessCommandRunner runner =
            new ProcessCommandRunner(Commands.posixEngine(), Commands.sandboxes());

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void theStatusIsTheCommands() {
        assertEquals(exited(7), sandboxed("exit 7").runBy(runner).ending());
    }

    @Test
    void aCommandMayCleanUpAfterItsTimeout() {
        assertEquals(
                "cleaned\n",
                sandboxed("trap 'echo cleaned; exit' TERM; while :; do sleep 0.05; done")
                        .within(Duration.ofMillis(300))
                        .runBy(runner)
                        .stdout()
                        .text());
    }

    @Test
    void aForkBombIsStoppedByTheTimeout() {
        String bomb = "for (1..6) { fork } while (1) { sleep 1; fork and exit if getppid == 1 }";

        CommandOutcome outcome =
                sandboxed("perl -e '" + bomb + "' & perl -e '" + bomb + "'")
                        .within(Duration.ofMillis(500))
                        .runBy(runner);

        assertEquals(new Ending.TimedOut(Duration.ofMillis(500)), outcome.ending());
        assertEquals(0, living("for (1..6) { fork }"));
    }

    @Test
    void backgroundProcessesAreEnded() {
        assertEquals(
                exited(0),
                sandboxed("perl -e '$mark = q(left behind); sleep 1000' &").runBy(runner).ending());
        assertEquals(0, living("left behind"));
    }

    /** Landlock still restricts such a process but can't end it: docs/security.md. */
    @Test
    void processesThatLeftTheSessionSurviveOnlyWithLandlock() {
        String mark = "left the session of " + directory;

        sandboxed(
                        "setsid perl -e '$m = q("
                                + mark
                                + "); open F, q(>), q(up); sleep 1000'"
                                + " > /dev/null 2>&1 & until test -e up; do :; done")
                .runBy(runner);

        assertEquals(backend == SandboxBackend.LANDLOCK ? 1 : 0, living(mark));
        holding(mark).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aCommandFindsNoDescriptorOfTheServerOrOfAHelper() {
        assertEquals(
                List.of("0", "1", "2"),
                sandboxed("ls /proc/$$/fd").runBy(runner).stdout().text().lines().toList());
    }

    private static long living(String mark) {
        return holding(mark).count();
    }

    private static Stream<ProcessHandle> holding(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().arguments().stream()
                                .flatMap(Arrays::stream)
                                .anyMatch(argument -> argument.contains(mark)));
    }

    private Commands sandboxed(String script) {
        return script(script)
                .in(directory)
                .under(
                        new Sandboxing.Sandboxed(
                                new SandboxPolicy.WorkspaceWrite(List.of(), false, true, true),
                                directory))
                .by(backend);
    }
}
