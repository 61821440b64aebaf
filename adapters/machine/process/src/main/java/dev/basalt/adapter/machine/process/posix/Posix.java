package dev.basalt.adapter.machine.process.posix;

import io.vavr.control.Either;

/**
 * What commands are started and watched with, where the operating system offers all of it.
 *
 * @param kernel the kernel below
 * @param spawner starts programs
 */
public record Posix(Kernel kernel, Spawner spawner) {

    /** Returns it, or what is missing here. */
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
