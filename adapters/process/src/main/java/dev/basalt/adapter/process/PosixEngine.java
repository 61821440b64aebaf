package dev.basalt.adapter.process;

import dev.basalt.adapter.process.posix.Errno;
import dev.basalt.adapter.process.posix.Kernel;
import dev.basalt.adapter.process.posix.Launch;
import dev.basalt.adapter.process.posix.Posix;
import dev.basalt.adapter.process.posix.Wakeup;
import dev.basalt.adapter.process.sandbox.Contained;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CommandError;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Runs commands in sessions and process groups of their own, each watched by one platform thread:
 * the native calls it waits in would hold the carrier of a virtual one. The thread that starts a
 * command stays until its end, since the kernel's "signal me when my parent dies" means the thread.
 * It may have taken rights from itself, and is of no use to anybody else.
 */
final class PosixEngine implements Engine {

    private final Posix posix;
    private final Watchdog watchdog;

    PosixEngine(Posix posix) {
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
                            spawn(contained, descriptors)
                                    .mapLeft(error -> new CommandError.NotStarted(error.message())))
                    .peek(watch::toTheEnd)
                    .peekLeft(watch::notStarted);
        }
    }

    private Either<Errno, Child> spawn(Contained contained, Descriptors descriptors) {
        return descriptors
                .pipe()
                .flatMap(out ->
                        descriptors
                                .pipe()
                                .flatMap(err ->
                                        contained
                                                .wrapped()
                                                .map(filter ->
                                                        spawnWrapper(
                                                                contained.launch(),
                                                                filter,
                                                                descriptors,
                                                                out,
                                                                err))
                                                .orElseGet(() ->
                                                        spawn(
                                                                contained.launch(),
                                                                descriptors,
                                                                out,
                                                                err))));
    }

    private Either<Errno, Child> spawn(
            Launch launch, Descriptors descriptors, Kernel.Pipe out, Kernel.Pipe err) {
        return spawnOrInterpret(launch, out.writeEnd(), err.writeEnd())
                .flatMap(pid ->
                        child(
                                descriptors,
                                out,
                                err,
                                pid,
                                new Group.Own(posix.kernel(), pid, watchdog)));
    }

    private Either<Errno, Child> spawnWrapper(
            Launch launch,
            Bytes filter,
            Descriptors descriptors,
            Kernel.Pipe out,
            Kernel.Pipe err) {
        return descriptors
                .pipe()
                .flatMap(given ->
                        descriptors
                                .pipe()
                                .flatMap(told -> {
                                    // far less than a pipe holds
                                    posix.kernel().write(given.writeEnd(), filter);
                                    descriptors.close(given.writeEnd());
                                    Either<Errno, Integer> pid =
                                            posix.spawner()
                                                    .spawn(
                                                            launch,
                                                            out.writeEnd(),
                                                            err.writeEnd(),
                                                            given.readEnd(),
                                                            told.writeEnd());
                                    descriptors.close(told.writeEnd());
                                    return pid.flatMap(leader ->
                                            child(
                                                    descriptors,
                                                    out,
                                                    err,
                                                    leader,
                                                    new Group.Wrapped(
                                                            posix.kernel(),
                                                            leader,
                                                            told.readEnd())));
                                }));
    }

    private Either<Errno, Child> child(
            Descriptors descriptors, Kernel.Pipe out, Kernel.Pipe err, int pid, Group group) {
        descriptors.close(out.writeEnd());
        descriptors.close(err.writeEnd());
        return descriptors
                .ofProcess(pid)
                .peekLeft(_ -> {
                    group.kill();
                    posix.kernel().reap(pid);
                })
                .map(end -> new Child(pid, group, end, out.readEnd(), err.readEnd()));
    }

    /** An executable file that is no program is a script of sh, as execvp(3) has it. */
    private Either<Errno, Integer> spawnOrInterpret(Launch launch, int stdout, int stderr) {
        Either<Errno, Integer> pid = spawnWatched(launch, stdout, stderr);
        return pid.isLeft() && pid.getLeft().number() == Errno.ENOEXEC
                ? spawnWatched(launch.asShellScript(), stdout, stderr)
                : pid;
    }

    private Either<Errno, Integer> spawnWatched(Launch launch, int stdout, int stderr) {
        Either<Errno, Integer> pid = posix.spawner().spawn(launch, stdout, stderr);
        if (pid.isRight()) {
            watchdog.watch(pid.get());
        }
        return pid;
    }

    /**
     * A command that was started.
     *
     * @param pid of the process that was started
     * @param group all that belongs to it
     * @param end the descriptor that tells of its end
     * @param stdout the pipe it writes to
     * @param stderr likewise
     */
    record Child(int pid, Group group, int end, int stdout, int stderr) {}

    /** The descriptors that one command needs here, closed together. */
    private static final class Descriptors implements AutoCloseable {

        private final Kernel kernel;
        private final Set<Integer> open = new HashSet<>();

        Descriptors(Kernel kernel) {
            this.kernel = kernel;
        }

        Either<Errno, Kernel.Pipe> pipe() {
            return kernel.pipe()
                    .peek(pipe -> {
                        open.add(pipe.readEnd());
                        open.add(pipe.writeEnd());
                    });
        }

        Either<Errno, Integer> ofProcess(int pid) {
            return kernel.descriptorOf(pid).peek(open::add);
        }

        void close(int descriptor) {
            if (open.remove(descriptor)) {
                kernel.close(descriptor);
            }
        }

        @Override
        public void close() {
            open.forEach(kernel::close);
        }
    }
}
