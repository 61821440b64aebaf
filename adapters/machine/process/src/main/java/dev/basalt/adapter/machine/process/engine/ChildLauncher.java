package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;
import dev.basalt.domain.command.Bytes;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Starts the process of one command on the calling thread.
 *
 * @param watchdog which must be running
 * @param descriptors closed by the caller after the command's end
 */
record ChildLauncher(Posix posix, Watchdog watchdog, Descriptors descriptors) {

    /**
     * The pipes of a command.
     *
     * @param stdin where it is written to
     */
    private record Output(Optional<InputPipe> stdin, Kernel.Pipe stdout, Kernel.Pipe stderr) {

        OptionalInt input() {
            return stdin.map(pipe -> OptionalInt.of(pipe.ends().readEnd()))
                    .orElseGet(OptionalInt::empty);
        }
    }

    Either<Errno, ChildProcess> of(SandboxedLaunch sandboxed) {
        return InputPipe.of(sandboxed.launch().input(), posix.kernel(), descriptors)
                .flatMap(stdin ->
                        descriptors
                                .pipe()
                                .flatMap(stdout ->
                                        descriptors
                                                .pipe()
                                                .map(stderr -> new Output(stdin, stdout, stderr))))
                .flatMap(output ->
                        sandboxed
                                .wrapped()
                                .map(filter -> wrapped(sandboxed.launch(), filter, output))
                                .orElseGet(() -> own(sandboxed.launch(), output)));
    }

    private Either<Errno, ChildProcess> own(Launch launch, Output output) {
        return spawnOrInterpret(launch, output)
                .flatMap(process ->
                        child(
                                process.pid(),
                                new ProcessGroup.Own(posix.kernel(), process, watchdog),
                                output));
    }

    private Either<Errno, ChildProcess> wrapped(Launch launch, Bytes filter, Output output) {
        return descriptors
                .pipe()
                .flatMap(filterPipe ->
                        descriptors
                                .pipe()
                                .flatMap(
                                        info -> wrapped(launch, filter, output, filterPipe, info)));
    }

    private Either<Errno, ChildProcess> wrapped(
            Launch launch, Bytes filter, Output output, Kernel.Pipe filterPipe, Kernel.Pipe info) {
        // far less than the capacity of a pipe, so this doesn't block
        posix.kernel().write(filterPipe.writeEnd(), filter);
        descriptors.close(filterPipe.writeEnd());
        Either<Errno, Watchdog.Watched> started =
                spawn(launch, output, filterPipe.readEnd(), info.writeEnd());
        descriptors.close(info.writeEnd());
        return started.flatMap(wrapper ->
                child(
                        wrapper.pid(),
                        new ProcessGroup.Wrapped(posix.kernel(), wrapper, watchdog, info.readEnd()),
                        output));
    }

    /** Runs an executable file without a known format as a script of sh, as execvp(3) does. */
    private Either<Errno, Watchdog.Watched> spawnOrInterpret(Launch launch, Output output) {
        Either<Errno, Watchdog.Watched> process = spawn(launch, output);
        return process.isLeft() && process.getLeft().number() == Errno.ENOEXEC
                ? spawn(launch.asShellScript(), output)
                : process;
    }

    private Either<Errno, Watchdog.Watched> spawn(Launch launch, Output output, int... further) {
        return watchdog.watch(() ->
                posix.spawner()
                        .spawn(
                                launch,
                                output.input(),
                                output.stdout().writeEnd(),
                                output.stderr().writeEnd(),
                                further));
    }

    /** Kills the started process if no descriptor is available to monitor it. */
    private Either<Errno, ChildProcess> child(int pid, ProcessGroup group, Output output) {
        descriptors.close(output.stdout().writeEnd());
        descriptors.close(output.stderr().writeEnd());
        output.stdin().ifPresent(InputPipe::begin);
        return descriptors
                .ofProcess(pid)
                .peekLeft(_ -> {
                    group.kill();
                    posix.kernel().reap(pid);
                })
                .map(end ->
                        new ChildProcess(
                                pid,
                                group,
                                end,
                                output.stdout().readEnd(),
                                output.stderr().readEnd()));
    }
}
