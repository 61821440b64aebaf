package dev.basalt.adapter.machine.process.posix;

import io.vavr.control.Either;

/**
 * The native functions that start and monitor commands, where the operating system has all of them.
 *
 * @param kernel system calls
 * @param spawner starts programs
 */
public record Posix(Kernel kernel, Spawner spawner) {

    /** Returns the functions, or what is missing on this system. */
    public static Either<String, Posix> load() {
        return Kernel.open()
                .flatMap(Posix::withProcessDescriptors)
                .flatMap(kernel -> Spawner.load().map(spawner -> new Posix(kernel, spawner)));
    }

    private static Either<String, Kernel> withProcessDescriptors(Kernel kernel) {
        return kernel.descriptorOf((int) ProcessHandle.current().pid())
                .peek(kernel::close)
                .mapLeft(error -> "pidfd_open: " + error.message())
                .map(descriptor -> kernel);
    }
}
