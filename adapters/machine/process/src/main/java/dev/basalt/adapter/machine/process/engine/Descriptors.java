package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;

import io.vavr.control.Either;

import java.util.HashSet;
import java.util.Set;

/** The file descriptors that the server opens for one command, closed together. Not thread-safe. */
final class Descriptors implements AutoCloseable {

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

    /** Leaves a descriptor to whoever closes it later. */
    void release(int descriptor) {
        open.remove(descriptor);
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
