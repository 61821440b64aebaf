package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.posix.Wakeup;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandInput;
import dev.basalt.domain.command.InputQueue;

import io.vavr.control.Either;

import java.time.Duration;

/**
 * Runs commands in sessions and process groups of their own, each monitored by one platform thread:
 * its blocking native calls would pin the carrier of a virtual thread. The thread that starts a
 * command lives until the command's end, since the kernel's parent-death signal (PR_SET_PDEATHSIG)
 * refers to the thread. It may be restricted by a sandbox and is not reused.
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
        watchdog.start();
        return Wakeup.open(posix.kernel())
                .mapLeft(Errno::message)
                .map(wakeup -> new ProcessMonitor(posix.kernel(), wakeup, timeout, queue))
                .peek(monitor ->
                        Thread.ofPlatform()
                                .daemon()
                                .name("command " + sandboxed.launch().program())
                                .start(() -> run(sandboxed, monitor)))
                .map(monitor -> monitor);
    }

    @Override
    public void close() {
        watchdog.close();
    }

    private void run(SandboxedLaunch sandboxed, ProcessMonitor monitor) {
        try (monitor;
                Descriptors descriptors = new Descriptors(posix.kernel())) {
            sandboxed
                    .restriction()
                    .restrictThisThread()
                    .<CommandError>mapLeft(CommandError.NoSandbox::new)
                    .flatMap(_ ->
                            new ChildLauncher(posix, watchdog, descriptors)
                                    .of(sandboxed)
                                    .mapLeft(error -> new CommandError.NotStarted(error.message())))
                    .peek(monitor::run)
                    .peekLeft(monitor::notStarted);
        } finally {
            if (sandboxed.launch().input() instanceof CommandInput.Written(InputQueue queue)) {
                queue.end();
            }
        }
    }
}
