package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.Posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Processes whose ids a test's command has written to files. */
public final class Pids {

    private Pids() {}

    public static long in(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of a process and fails after a minute. */
    public static void awaitEnd(Path file) {
        ProcessHandle.of(in(file)).ifPresent(Pids::awaitEnd);
    }

    public static void awaitEnd(ProcessHandle process) {
        Kernel kernel = Posix.load().getOrElseThrow(reason -> new AssertionError(reason)).kernel();
        kernel.descriptorOf((int) process.pid()).peek(end -> awaitEnd(kernel, end, process));
    }

    /** Waits on a pidfd: Java only polls, with growing intervals. */
    private static void awaitEnd(Kernel kernel, int end, ProcessHandle process) {
        boolean ended = kernel.awaitReadable(end, Duration.ofMinutes(1));
        kernel.close(end);
        if (!ended) {
            throw new AssertionError(process.pid() + " still lives");
        }
    }

    public static void kill(Path file) {
        ProcessHandle.of(in(file)).ifPresent(ProcessHandle::destroyForcibly);
    }
}
