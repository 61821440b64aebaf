package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.posix.Wakeup;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;
import dev.basalt.domain.command.CommandError;

import io.vavr.control.Either;

import java.time.Duration;

/**
 * Runs commands in sessions and process groups of their own, each watched by one platform thread:
 * the native calls it waits in would hold the carrier of a virtual one. The thread that starts a
 * command stays until its end, since the kernel's "signal me when my parent dies" means the thread.
 * It may have taken rights from itself, and is of no use to anybody else.
 */
public final class PosixEngine implements Engine {

    private final Posix posix;
    private final Watchdog watchdog;

    public PosixEngine(Posix posix) {
        this.posix = posix;
        this.watchdog = new Watchdog(posix);
    }

    @Override
    public Either<String, Running> start(
            SandboxedLaunch sandboxed, Duration timeout, OutputQueue queue) {
        if (sandboxed.wrapped().isEmpty()) {
            watchdog.start();
        }
        return Wakeup.open(posix.kernel())
                .mapLeft(Errno::message)
                .map(wakeup -> new ProcessMonitor(posix.kernel(), wakeup, timeout, queue))
                .peek(watch ->
                        Thread.ofPlatform()
                                .daemon()
                                .name("command " + sandboxed.launch().program())
                                .start(() -> run(sandboxed, watch)))
                .map(watch -> watch);
    }

    @Override
    public void close() {
        watchdog.close();
    }

    private void run(SandboxedLaunch sandboxed, ProcessMonitor watch) {
        try (watch;
                Descriptors descriptors = new Descriptors(posix.kernel())) {
            sandboxed
                    .restriction()
                    .restrictThisThread()
                    .<CommandError>mapLeft(CommandError.NoSandbox::new)
                    .flatMap(_ ->
                            new ChildLauncher(posix, watchdog, descriptors)
                                    .of(sandboxed)
                                    .mapLeft(error -> new CommandError.NotStarted(error.message())))
                    .peek(watch::toTheEnd)
                    .peekLeft(watch::notStarted);
        }
    }
}
