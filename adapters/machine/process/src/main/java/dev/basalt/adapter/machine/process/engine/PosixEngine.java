package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.posix.Wakeup;
import dev.basalt.adapter.machine.process.sandbox.Contained;
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
    public Either<String, Running> start(Contained contained, Duration timeout, OutputQueue queue) {
        if (contained.wrapped().isEmpty()) {
            watchdog.start();
        }
        return Wakeup.open(posix.kernel())
                .mapLeft(Errno::message)
                .map(wakeup -> new Watch(posix.kernel(), wakeup, timeout, queue))
                .peek(watch ->
                        Thread.ofPlatform()
                                .daemon()
                                .name("command " + contained.launch().program())
                                .start(() -> run(contained, watch)))
                .map(watch -> watch);
    }

    @Override
    public void close() {
        watchdog.close();
    }

    private void run(Contained contained, Watch watch) {
        try (watch;
                Descriptors descriptors = new Descriptors(posix.kernel())) {
            contained
                    .restriction()
                    .restrictThisThread()
                    .<CommandError>mapLeft(CommandError.NoSandbox::new)
                    .flatMap(_ ->
                            new ChildStart(posix, watchdog, descriptors)
                                    .of(contained)
                                    .mapLeft(error -> new CommandError.NotStarted(error.message())))
                    .peek(watch::toTheEnd)
                    .peekLeft(watch::notStarted);
        }
    }
}
