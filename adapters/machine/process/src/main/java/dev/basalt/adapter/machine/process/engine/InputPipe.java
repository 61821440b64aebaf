package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CommandInput;
import dev.basalt.domain.command.InputQueue;

import io.vavr.control.Either;

import java.util.Optional;

/**
 * The pipe from which a command reads what is written while it runs. A thread of its own writes,
 * since the command may read when it likes; it ends with the input, or when nobody reads any more.
 *
 * @param ends the write end is closed by that thread
 */
record InputPipe(Kernel kernel, Descriptors descriptors, Kernel.Pipe ends, InputQueue queue) {

    /** Opens the pipe, if there is to be one. */
    static Either<Errno, Optional<InputPipe>> of(
            CommandInput input, Kernel kernel, Descriptors descriptors) {
        return input instanceof CommandInput.Written(InputQueue queue)
                ? descriptors
                        .pipe()
                        .map(ends -> Optional.of(new InputPipe(kernel, descriptors, ends, queue)))
                : Either.right(Optional.empty());
    }

    /** Begins to write; the command has its end of the pipe. */
    void begin() {
        descriptors.close(ends.readEnd());
        descriptors.release(ends.writeEnd());
        Thread.ofPlatform().daemon().name("command input").start(this::write);
    }

    private void write() {
        try {
            boolean isRead = true;
            for (var text = queue.take(); text.isPresent() && isRead; text = queue.take()) {
                isRead = write(text.get());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("this thread is never interrupted", e);
        } finally {
            kernel.close(ends.writeEnd());
        }
    }

    /** Returns whether the command still reads. */
    private boolean write(byte[] text) {
        int from = 0;
        while (from < text.length) {
            long written =
                    kernel.write(ends.writeEnd(), Bytes.copyOf(text, from, text.length - from));
            if (written < 0) {
                return false;
            }
            from += (int) written;
        }
        return true;
    }
}
