package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.exited;
import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.Pids;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.machine.process.TimedRun;
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
    void aCommandMayCleanUpAfterItsTimeout() throws Exception {
        TimedRun run =
                timedRun(
                        "trap 'echo cleaned; exit' TERM; "
                                + TimedRun.READY
                                + "while :; do sleep 0.05; done");

        assertEquals("cleaned\n", run.outcome().stdout().text());
    }

    @Test
    void aForkBombIsStoppedByTheTimeout() throws Exception {
        String mark = "bomb of " + directory;
        String bomb =
                "$m = q("
                        + mark
                        + "); for (1..6) { fork } open F, q(>), q(ready);"
                        + " while (1) { sleep 1; fork and exit if getppid == 1 }";

        TimedRun run = timedRun("perl -e '" + bomb + "' & perl -e '" + bomb + "'");

        assertEquals(new Ending.TimedOut(run.timeout()), run.outcome().ending());
        holding(mark).forEach(Pids::awaitEnd);
    }

    @Test
    void backgroundProcessesAreEnded() {
        String mark = "left behind in " + directory;

        assertEquals(
                exited(0),
                sandboxed("perl -e '$m = q(" + mark + "); sleep 1000' &").runBy(runner).ending());
        holding(mark).forEach(Pids::awaitEnd);
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

        if (backend == SandboxBackend.LANDLOCK) {
            assertEquals(1, living(mark));
            holding(mark).forEach(ProcessHandle::destroyForcibly);
        } else {
            holding(mark).forEach(Pids::awaitEnd);
        }
    }

    @Test
    void aCommandFindsNoDescriptorOfTheServerOrOfAHelper() {
        assertEquals(
                List.of("0", "1", "2"),
                sandboxed("ls /proc/$$/fd").runBy(runner).stdout().text().lines().toList());
    }

    private TimedRun timedRun(String script) throws Exception {
        return TimedRun.in(
                directory,
                (folder, timeout, _) -> sandboxed(script).in(folder).within(timeout).runBy(runner));
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
