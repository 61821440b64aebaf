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
 * A mount namespace for one thread and the processes it starts, in which some paths are read-only
 * and can't be moved, and in which terminals and shared memory are their own. Mounting needs a
 * privilege that normally only root has.
 */
final class PrivateMounts {

    private static final int NEW_MOUNT_NAMESPACE = 0x20000;
    private static final long BIND = 4096;
    private static final long RECURSIVE = 16384;

    /** MS_SLAVE: mounts of other namespaces appear in this one, but not the reverse. */
    private static final long RECEIVING = 1 << 19;

    private static final int CURRENT_DIRECTORY = -100;
    private static final int RECURSIVELY = 0x8000;
    private static final long READ_ONLY = 1;
    private static final int ATTRIBUTES_BYTES = 32;

    private static final Path NOTHING = Path.of("/dev/null");

    private final Kernel kernel;

    PrivateMounts(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Moves this thread to a mount namespace of its own, or returns why that is impossible. */
    Either<Errno, Long> open() {
        return kernel.attempt(SystemCall.UNSHARE, NEW_MOUNT_NAMESPACE)
                .flatMap(_ -> mount("none", "/", RECURSIVE | RECEIVING));
    }

    /** Mounts empty shared memory and pseudo-terminals of its own in this thread's namespace. */
    Either<Errno, Long> mountDevices() {
        return mount("tmpfs", Devices.SHARED_MEMORY.toString(), "tmpfs", 0, "mode=1777")
                .flatMap(_ ->
                        mount(
                                "devpts",
                                Devices.TERMINALS.toString(),
                                "devpts",
                                0,
                                "newinstance,ptmxmode=0666,mode=0620"));
    }

    /** Makes paths read-only, and hides files and directories, in this thread's mount namespace. */
    Either<Errno, Long> mount(SandboxRules rules) {
        Either<Errno, Long> done = Either.right(0L);
        for (Path directory : rules.parentsOfReadOnly()) {
            done = done.flatMap(_ -> bind(directory, directory));
        }
        for (Path place : rules.readOnly()) {
            done = done.flatMap(_ -> bind(place, place)).flatMap(_ -> makeReadOnly(place));
        }
        for (Path place : rules.hidden().stream().filter(Files::exists).toList()) {
            done = done.flatMap(_ -> hideIfThere(place));
        }
        return done;
    }

    private Either<Errno, Long> bind(Path source, Path target) {
        return mount(source.toString(), target.toString(), BIND | RECURSIVE);
    }

    /** A file may be deleted between the look at it and the mount. */
    private Either<Errno, Long> hideIfThere(Path place) {
        Either<Errno, Long> hidden = hide(place).flatMap(_ -> makeReadOnly(place));
        return hidden.isLeft() && hidden.getLeft().number() == Errno.ENOENT
                ? Either.right(0L)
                : hidden;
    }

    private Either<Errno, Long> hide(Path place) {
        return Files.isDirectory(place)
                ? mount("tmpfs", place.toString(), "tmpfs", 0, "")
                : bind(NOTHING, place);
    }

    /** Changes existing mounts: their type and options don't matter. */
    private Either<Errno, Long> mount(String source, String target, long flags) {
        return mount(source, target, "none", flags, "");
    }

    private Either<Errno, Long> mount(
            String source, String target, String type, long flags, String options) {
        try (Arena arena = Arena.ofConfined()) {
            return kernel.attempt(
                    SystemCall.MOUNT,
                    arena.allocateFrom(source).address(),
                    arena.allocateFrom(target).address(),
                    arena.allocateFrom(type).address(),
                    flags,
                    arena.allocateFrom(options).address());
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
