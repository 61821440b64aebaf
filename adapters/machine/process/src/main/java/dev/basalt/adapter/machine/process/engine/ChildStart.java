package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.sandbox.Contained;
import dev.basalt.domain.command.Bytes;

import io.vavr.control.Either;

/**
 * Starts the process of one command on this thread.
 *
 * @param watchdog must run
 * @param descriptors to be closed after the command's end
 */
record ChildStart(Posix posix, Watchdog watchdog, Descriptors descriptors) {

    private record Output(Kernel.Pipe stdout, Kernel.Pipe stderr) {}

    Either<Errno, Child> of(Contained contained) {
        return descriptors
                .pipe()
                .flatMap(stdout -> descriptors.pipe().map(stderr -> new Output(stdout, stderr)))
                .flatMap(output ->
                        contained
                                .wrapped()
                                .map(filter -> wrapped(contained.launch(), filter, output))
                                .orElseGet(() -> own(contained.launch(), output)));
    }

    private Either<Errno, Child> own(Launch launch, Output output) {
        return spawnOrInterpret(launch, output)
                .flatMap(pid -> child(pid, new Group.Own(posix.kernel(), pid, watchdog), output));
    }

    private Either<Errno, Child> wrapped(Launch launch, Bytes filter, Output output) {
        return descriptors
                .pipe()
                .flatMap(given ->
                        descriptors
                                .pipe()
                                .flatMap(told -> wrapped(launch, filter, output, given, told)));
    }

    private Either<Errno, Child> wrapped(
            Launch launch, Bytes filter, Output output, Kernel.Pipe given, Kernel.Pipe told) {
        // far less than a pipe holds
        posix.kernel().write(given.writeEnd(), filter);
        descriptors.close(given.writeEnd());
        Either<Errno, Integer> pid = spawn(launch, output, given.readEnd(), told.writeEnd());
        descriptors.close(told.writeEnd());
        return pid.flatMap(wrapper ->
                child(wrapper, new Group.Wrapped(posix.kernel(), wrapper, told.readEnd()), output));
    }

    /** An executable file that is no program is a script of sh, as execvp(3) has it. */
    private Either<Errno, Integer> spawnOrInterpret(Launch launch, Output output) {
        Either<Errno, Integer> pid = spawnWatched(launch, output);
        return pid.isLeft() && pid.getLeft().number() == Errno.ENOEXEC
                ? spawnWatched(launch.asShellScript(), output)
                : pid;
    }

    private Either<Errno, Integer> spawnWatched(Launch launch, Output output) {
        Either<Errno, Integer> pid = spawn(launch, output);
        if (pid.isRight()) {
            watchdog.watch(pid.get());
        }
        return pid;
    }

    private Either<Errno, Integer> spawn(Launch launch, Output output, int... further) {
        return posix.spawner()
                .spawn(launch, output.stdout().writeEnd(), output.stderr().writeEnd(), further);
    }

    /** Ends what was started if there is no descriptor left to follow it with. */
    private Either<Errno, Child> child(int pid, Group group, Output output) {
        descriptors.close(output.stdout().writeEnd());
        descriptors.close(output.stderr().writeEnd());
        return descriptors
                .ofProcess(pid)
                .peekLeft(_ -> {
                    group.kill();
                    posix.kernel().reap(pid);
                })
                .map(end ->
                        new Child(
                                pid,
                                group,
                                end,
                                output.stdout().readEnd(),
                                output.stderr().readEnd()));
    }
}
