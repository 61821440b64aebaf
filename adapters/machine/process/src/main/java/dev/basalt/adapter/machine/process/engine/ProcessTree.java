package dev.basalt.adapter.machine.process.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process and its descendants, signalled with what every Unix has: no process groups, no native
 * calls. A process that is forked while its parent ends can't be found any more, so all are stopped
 * with SIGSTOP, listed again until no new one appears, and signalled only then. Not thread-safe.
 */
final class ProcessTree {

    private static final String SHELL = "/bin/sh";

    /** A process that hangs in the kernel doesn't stop, and doesn't fork either. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    ProcessTree(ProcessHandle root) {
        members.add(root);
    }

    /** Sends SIGTERM to all. */
    void terminate() throws InterruptedException {
        stopAll();
        members.forEach(ProcessHandle::destroy);
        signal("CONT", living());
    }

    /** Sends SIGKILL to all, also to those that were started since {@link #terminate}. */
    void kill() throws InterruptedException {
        stopAll();
        members.forEach(ProcessHandle::destroyForcibly);
    }

    /** Finds new members while their parents still run. */
    void refresh() {
        for (ProcessHandle each : living()) {
            each.descendants().forEach(members::add);
        }
    }

    private void stopAll() throws InterruptedException {
        Set<ProcessHandle> stopped = new LinkedHashSet<>();
        refresh();
        List<ProcessHandle> next = living();
        while (!next.isEmpty()) {
            signal("STOP", next);
            // a fork that had begun before the signal is completed first
            awaitStop(next);
            stopped.addAll(next);
            refresh();
            next = livingExcept(stopped);
        }
    }

    private List<ProcessHandle> living() {
        return livingExcept(Set.of());
    }

    private List<ProcessHandle> livingExcept(Set<ProcessHandle> others) {
        return members.stream().filter(each -> each.isAlive() && !others.contains(each)).toList();
    }

    private static void awaitStop(List<ProcessHandle> processes) throws InterruptedException {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (ProcessHandle each : processes) {
            while (each.isAlive() && isRunning(each) && System.nanoTime() < deadline) {
                Thread.sleep(1);
            }
        }
    }

    private static boolean isRunning(ProcessHandle process) throws InterruptedException {
        String state = state(process.pid());
        return !state.isEmpty() && "TtZX".indexOf(state.charAt(0)) < 0;
    }

    /** Returns the state of a process as ps(1) reports it, empty if it is unknown. */
    private static String state(long pid) throws InterruptedException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        try {
            if (Files.exists(stat)) {
                // the name of the program, in parentheses, may contain anything
                String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
                return line.substring(line.lastIndexOf(')') + 1).strip();
            }
        } catch (IOException ended) {
            return "";
        }
        return output("ps", "-o", "stat=", "-p", Long.toString(pid)).strip();
    }

    /** Sends a signal that {@link ProcessHandle} can't send. Does nothing where there is no sh. */
    private static void signal(String name, List<ProcessHandle> processes)
            throws InterruptedException {
        if (processes.isEmpty()) {
            return;
        }
        Stream<String> pids = processes.stream().map(each -> Long.toString(each.pid()));
        List<String> command =
                new ArrayList<>(List.of(SHELL, "-c", "kill -" + name + " \"$@\"", "sh"));
        pids.forEach(command::add);
        output(command.toArray(String[]::new));
    }

    /** Returns what a program prints, nothing if it can't be run. */
    private static String output(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.US_ASCII);
                process.waitFor();
                return text;
            }
        } catch (IOException notInstalled) {
            return "";
        }
    }
}
