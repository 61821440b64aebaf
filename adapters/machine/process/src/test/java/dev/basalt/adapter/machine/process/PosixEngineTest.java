package dev.basalt.adapter.machine.process;

import static dev.basalt.adapter.machine.process.Commands.command;
import static dev.basalt.adapter.machine.process.Commands.exited;
import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What {@link PosixEngine} guarantees beyond the contract of {@link Engine}. */
class PosixEngineTest {

    private final ProcessCommandRunner runner =
            new ProcessCommandRunner(Commands.posixEngine(), Commands.sandboxes());

    @TempDir Path directory;

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void aCommandLeadsASessionAndAGroupOfItsOwn() {
        String[] stat = script("cat /proc/$$/stat").runBy(runner).stdout().text().split(" ", -1);

        assertEquals(stat[0], stat[4], "process group");
        assertEquals(stat[0], stat[5], "session");
        assertEquals("0", stat[6], "terminal");
    }

    @Test
    void aCommandFindsNoDescriptorOfTheServer() throws Exception {
        try (Stream<String> open = Files.lines(Files.createFile(directory.resolve("open")))) {
            List<String> descriptors =
                    script("readlink /proc/$$/fd/0; ls /proc/$$/fd")
                            .runBy(runner)
                            .stdout()
                            .text()
                            .lines()
                            .toList();

            assertEquals(List.of("/dev/null", "0", "1", "2"), descriptors);
            assertEquals(0, open.count());
        }
    }

    @Test
    void noSignalIsBlockedOrIgnored() {
        assertEquals(
                List.of("SigBlk:\t0000000000000000", "SigIgn:\t0000000000000000"),
                command("grep", "-E", "SigBlk|SigIgn", "/proc/self/status")
                        .runBy(runner)
                        .stdout()
                        .text()
                        .lines()
                        .toList());
    }

    @Test
    void theSignalThatEndedACommandIsReported() {
        assertEquals(new Ending.Signalled(9), script("kill -9 $$").runBy(runner).ending());
        assertEquals(new Ending.Signalled(15), script("kill -TERM $$").runBy(runner).ending());
    }

    @Test
    void aFileWithoutAnInterpreterLineIsAScript() throws Exception {
        Path program = Files.writeString(directory.resolve("plain"), "echo plain: $1");
        assertEquals(true, program.toFile().setExecutable(true));

        assertEquals("plain: x\n", command(program.toString(), "x").runBy(runner).stdout().text());
    }

    @Test
    void processesLeftInTheGroupAreEndedWithTheCommand() {
        CommandOutcome outcome =
                script("sleep 60 >/dev/null 2>&1 & echo $! > left; exit 0")
                        .in(directory)
                        .runBy(runner);
        Pids.awaitEnd(directory.resolve("left"));

        assertEquals(exited(0), outcome.ending());
    }

    @Test
    void processesLeftInTheGroupMayFinishWriting() {
        CommandOutcome outcome = script("seq 1 2000 | tail -n 1 & exit 0").runBy(runner);

        assertEquals(exited(0), outcome.ending());
        assertEquals("2000\n", outcome.stdout().text());
    }

    @Test
    void outputWrittenBeforeTheExitIsReadAfterIt() {
        CommandOutcome outcome = script("seq 1 9000; exit 4").runBy(runner);

        assertEquals(exited(4), outcome.ending());
        assertEquals(9_000 - 256, outcome.combined().omittedLines());
    }

    @Test
    void aDetachedProcessThatKeepsWritingDoesNotDelayTheResult() throws Exception {
        CommandOutcome outcome =
                script(
                                "setsid sh -c 'echo $$ > detached; exec yes' & "
                                        + "while [ ! -s detached ]; do sleep 0.01; done")
                        .in(directory)
                        .within(Duration.ofMinutes(2))
                        .runBy(runner);
        Pids.awaitEnd(directory.resolve("detached"));

        assertEquals(exited(0), outcome.ending());
    }

    @Test
    void allProcessesOfAForkBombAreEnded() throws Exception {
        String mark = "bomb of " + directory;
        TimedRun run =
                TimedRun.in(
                        directory,
                        (folder, timeout, _) ->
                                script(
                                                ": '"
                                                        + mark
                                                        + "'; bomb() { [ $1 -gt 0 ] && {"
                                                        + " bomb $(($1-1)) & bomb $(($1-1)) & };"
                                                        + " [ $1 -gt 0 ] || : > ready;"
                                                        + " sleep 600; }; bomb 6")
                                        .in(folder)
                                        .within(timeout)
                                        .runBy(runner));

        assertEquals(new Ending.TimedOut(run.timeout()), run.outcome().ending());
        processesWith(mark).forEach(Pids::awaitEnd);
    }

    @Test
    void childrenOfJavaProcessesAreNotReaped() throws Exception {
        Process own = new ProcessBuilder("sh", "-c", "read line; exit 5").start();
        assertEquals(exited(6), script("exit 6").runBy(runner).ending());
        own.getOutputStream().close();

        assertEquals(5, own.waitFor());
        assertEquals(exited(7), script("exit 7").runBy(runner).ending());
    }

    @Test
    void noDescriptorStaysOpenAfterACommand() throws Exception {
        script("exit 0").runBy(runner);
        awaitWatchers();
        long before = openDescriptors();
        // other threads of the JVM open and close some as well: a leak opens one per command
        for (int i = 0; i < 50; i++) {
            script("echo line; exit 1").runBy(runner);
            command("/nowhere/program").refusedBy(runner);
        }
        awaitWatchers();

        long after = openDescriptors();
        assertTrue(after < before + 50, () -> before + " were open, now " + after);
    }

    /** Waits until the monitor threads have closed their descriptors, shortly after the result. */
    private static void awaitWatchers() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("command ")) {
                thread.join();
            }
        }
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static Stream<ProcessHandle> processesWith(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(mark));
    }
}
