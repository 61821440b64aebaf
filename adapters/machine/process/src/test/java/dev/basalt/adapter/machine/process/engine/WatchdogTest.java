package dev.basalt.adapter.machine.process.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.Pids;
import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.Posix;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What happens to commands when the server's end of the watchdog's pipe is closed. */
class WatchdogTest {

    private static final Duration KILL_WAIT = Duration.ofMinutes(1);

    private final Posix posix = Posix.load().getOrElseThrow(reason -> new AssertionError(reason));
    private final Kernel kernel = posix.kernel();
    private final Watchdog watchdog = new Watchdog(posix);
    private final List<Family> families = new ArrayList<>();
    private final List<ProcessHandle> others = ProcessHandle.current().children().toList();

    /** A process and its child, which both keep a pipe open. */
    private record Family(Watchdog.Watched process, int pipe) {
        int group() {
            return process.pid();
        }
    }

    @AfterEach
    void endAll() {
        watchdog.close();
        for (Family family : families) {
            kernel.signalGroup(family.group(), Kernel.SIGKILL);
            kernel.reap(family.group());
            kernel.close(family.pipe());
        }
    }

    @Test
    void listedGroupsAreKilledAndNoOthers() {
        watchdog.start();
        Family first = watched();
        Family ended = watched();
        Family last = watched();
        watchdog.forget(ended.process());

        watchdog.close();

        assertEnds(first);
        assertEnds(last);
        assertFalse(kernel.awaitReadable(ended.pipe(), Duration.ZERO));
    }

    @Test
    void itStartsOnceAndLeavesNothingBehind() throws IOException {
        Set<String> before = pipes();
        watchdog.start();
        watchdog.start();
        assertEquals(1, shells().size());

        watchdog.close();

        assertEquals(List.of(), shells());
        Set<String> opened = pipes();
        opened.removeAll(before);
        assertEquals(Set.of(), opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUP", "INT", "TERM"})
    void signalsThatEndOtherProgramsDoNotEndIt(String signal) throws Exception {
        watchdog.start();
        Family family = watched();
        ProcessHandle shell = shells().getFirst();
        awaitStart(shell);
        new ProcessBuilder("kill", "-" + signal, Long.toString(shell.pid())).start().waitFor();

        watchdog.close();

        assertEnds(family);
    }

    @Test
    void aKilledWatchdogIsReplacedByOneThatKnowsTheRunningGroups() {
        watchdog.start();
        Family family = watched();
        ProcessHandle shell = shells().getFirst();
        shell.destroyForcibly();
        Pids.awaitEnd(shell);

        watchdog.start();
        watchdog.close();

        assertEnds(family);
    }

    /** The server may be killed before it knows the process that it has started. */
    @Test
    void aProcessThatWasJustStartedIsKilled() {
        watchdog.start();
        Family family =
                watched(
                        "sleep 999 & sleep 999",
                        pid -> {
                            watchdog.close();
                            return pid;
                        });

        assertEnds(family);
    }

    @Test
    void processesInSessionsOfTheirOwnAreKilledWithTheirCommand() {
        watchdog.start();
        Family family = watched("setsid sleep 999 & setsid env -i sleep 999", pid -> pid);

        watchdog.close();

        assertEnds(family);
    }

    private Family watched() {
        return watched("sleep 999 & sleep 999", pid -> pid);
    }

    private Family watched(String script, UnaryOperator<Either<Errno, Integer>> whenStarted) {
        Kernel.Pipe pipe = kernel.pipe().get();
        var launch =
                new Launch(
                        "/bin/sh",
                        List.of("sh", "-c", script),
                        Path.of("/"),
                        Map.of("PATH", Commands.SYSTEM_PATH));
        Watchdog.Watched process =
                watchdog.watch(() ->
                                whenStarted.apply(
                                        posix.spawner()
                                                .spawn(launch, pipe.writeEnd(), pipe.writeEnd())))
                        .get();
        kernel.close(pipe.writeEnd());
        Family family = new Family(process, pipe.readEnd());
        families.add(family);
        return family;
    }

    private void assertEnds(Family family) {
        assertTrue(kernel.awaitReadable(family.pipe(), KILL_WAIT), "it lives");
    }

    private List<ProcessHandle> shells() {
        return ProcessHandle.current()
                .children()
                .filter(child -> !others.contains(child))
                .filter(child -> families.stream().noneMatch(f -> f.group() == child.pid()))
                .toList();
    }

    private static void awaitStart(ProcessHandle shell) throws IOException {
        Path status = Path.of("/proc", Long.toString(shell.pid()), "status");
        while (Files.readString(status).contains("SigIgn:\t0000000000000000")) {
            Thread.onSpinWait();
        }
    }

    /** Returns the pipes of this process; other descriptors come and go with the JVM's work. */
    private static Set<String> pipes() throws IOException {
        Set<String> pipes = new HashSet<>();
        for (File descriptor : new File("/proc/self/fd").listFiles()) {
            try {
                pipes.add(Files.readSymbolicLink(descriptor.toPath()).toString());
            } catch (NoSuchFileException e) {
                // closed since it was listed
            }
        }
        pipes.removeIf(target -> !target.startsWith("pipe:"));
        return pipes;
    }
}
