package dev.basalt.adapter.machine.process.sandbox.landlock;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.SystemCall;
import dev.basalt.adapter.machine.process.sandbox.SandboxRules;

import io.vavr.control.Either;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A view of the file system for one thread and what it starts, in which some places are read-only
 * and can't be moved away. Only who may mount, root as a rule, can have one.
 */
final class PinnedMounts {

    private static final int NEW_MOUNT_NAMESPACE = 0x20000;
    private static final long BIND = 4096;
    private static final long RECURSIVE = 16384;

    /** Mounts of the others still arrive here, and none of ours arrives there. */
    private static final long RECEIVING = 1 << 19;

    private static final int CURRENT_DIRECTORY = -100;
    private static final int RECURSIVELY = 0x8000;
    private static final long READ_ONLY = 1;
    private static final int ATTRIBUTES_BYTES = 32;

    private static final Path NOTHING = Path.of("/dev/null");

    private final Kernel kernel;

    PinnedMounts(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Gives this thread a view of its own, or tells why it can't have one. */
    Either<Errno, Long> open() {
        return kernel.attempt(SystemCall.UNSHARE, NEW_MOUNT_NAMESPACE)
                .flatMap(_ -> mount("none", "/", RECURSIVE | RECEIVING));
    }

    /** Makes places read-only, and files unreadable, in this thread's own view. */
    Either<Errno, Long> pin(SandboxRules rules) {
        Either<Errno, Long> done = Either.right(0L);
        for (Path directory : rules.parentsOfReadOnly()) {
            done = done.flatMap(_ -> bind(directory, directory));
        }
        for (Path place : rules.readOnly()) {
            done = done.flatMap(_ -> bind(place, place)).flatMap(_ -> makeReadOnly(place));
        }
        for (Path file : rules.hidden().stream().filter(Files::exists).toList()) {
            done = done.flatMap(_ -> bind(NOTHING, file)).flatMap(_ -> makeReadOnly(file));
        }
        return done;
    }

    private Either<Errno, Long> bind(Path source, Path target) {
        return mount(source.toString(), target.toString(), BIND | RECURSIVE);
    }

    private Either<Errno, Long> mount(String source, String target, long flags) {
        try (Arena arena = Arena.ofConfined()) {
            return kernel.attempt(
                    SystemCall.MOUNT,
                    arena.allocateFrom(source).address(),
                    arena.allocateFrom(target).address(),
                    0,
                    flags,
                    0);
        }
    }

    private Either<Errno, Long> makeReadOnly(Path place) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES_BYTES, 8);
            attributes.set(ValueLayout.JAVA_LONG, 0, READ_ONLY);
            return kernel.attempt(
                    SystemCall.MOUNT_SETATTR,
                    CURRENT_DIRECTORY,
                    arena.allocateFrom(place.toString()).address(),
                    RECURSIVELY,
                    attributes.address(),
                    ATTRIBUTES_BYTES);
        }
    }
}
