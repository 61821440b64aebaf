package dev.basalt.adapter.machine.process.sandbox.landlock;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.SystemCall;

import io.vavr.control.Either;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/**
 * The kernel's Landlock, as far as this kernel has it.
 *
 * @param version of its interface, from 1 (Linux 5.13) on
 */
record Landlock(Kernel kernel, int version) {

    /** May be granted for files as well as directories. */
    static final long EXECUTE = 1;

    static final long WRITE_FILE = 1 << 1;
    static final long READ_FILE = 1 << 2;
    static final long TRUNCATE = 1 << 14;
    static final long IOCTL_DEVICE = 1 << 15;

    /** For directories only. */
    static final long READ_DIRECTORY = 1 << 3;

    /** Creating, removing and moving, and no device files: root could write disks with those. */
    static final long CHANGE_ENTRIES =
            1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13;

    static final long READ = EXECUTE | READ_FILE | READ_DIRECTORY;
    static final long WRITE = WRITE_FILE | TRUNCATE | CHANGE_ENTRIES;

    private static final long FOR_FILES =
            EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE;

    /** Abstract UNIX sockets and signals reach no further than the sandbox. */
    private static final long ALL_SCOPES = 1 | 1 << 1;

    private static final long TCP = 1 | 1 << 1;

    private static final int TRUNCATION_SINCE = 3;
    private static final int TCP_SINCE = 4;
    private static final int SCOPES_SINCE = 6;

    private static final long ASK_FOR_VERSION = 1;
    private static final long PATH_BENEATH = 1;

    /** Returns what the kernel has, or why it has nothing. */
    static Either<String, Landlock> of(Kernel kernel) {
        return kernel.attempt(SystemCall.LANDLOCK_CREATE_RULESET, 0, 0, ASK_FOR_VERSION)
                .mapLeft(error -> "the kernel has no Landlock: " + error.message())
                .map(version -> new Landlock(kernel, version.intValue()));
    }

    boolean holdsTruncation() {
        return version >= TRUNCATION_SINCE;
    }

    boolean holdsSignals() {
        return version >= SCOPES_SINCE;
    }

    /** All rights over files that this kernel knows how to take. */
    private long known() {
        return switch (version) {
            case 1 -> (1 << 13) - 1;
            case 2 -> (1 << 14) - 1;
            case 3, 4 -> (1 << 15) - 1;
            default -> (1 << 16) - 1;
        };
    }

    /** Returns a set of rules that grants nothing yet; whoever asked closes it. */
    Either<Errno, Rules> rules(boolean network) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(24, 8);
            attributes.set(ValueLayout.JAVA_LONG, 0, known());
            attributes.set(ValueLayout.JAVA_LONG, 8, network || version < TCP_SINCE ? 0 : TCP);
            attributes.set(ValueLayout.JAVA_LONG, 16, holdsSignals() ? ALL_SCOPES : 0);
            long size = version >= SCOPES_SINCE ? 24 : version >= TCP_SINCE ? 16 : 8;
            return kernel.attempt(SystemCall.LANDLOCK_CREATE_RULESET, attributes.address(), size, 0)
                    .map(descriptor -> new Rules(descriptor.intValue()));
        }
    }

    /** What will be allowed; everything else won't. */
    final class Rules implements AutoCloseable {

        private final int descriptor;

        private Rules(int descriptor) {
            this.descriptor = descriptor;
        }

        /** Grants rights over what a path names and over everything beneath it. */
        Either<Errno, Long> grant(Path path, long rights) {
            return kernel.openAsName(path)
                    .flatMap(named -> {
                        try {
                            return grant(named, rights & known())
                                    .orElse(() -> grant(named, rights & known() & FOR_FILES));
                        } finally {
                            kernel.close(named);
                        }
                    });
        }

        private Either<Errno, Long> grant(int named, long rights) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment rule = arena.allocate(12, 8);
                rule.set(ValueLayout.JAVA_LONG, 0, rights);
                rule.set(ValueLayout.JAVA_INT, 8, named);
                return kernel.attempt(
                        SystemCall.LANDLOCK_ADD_RULE, descriptor, PATH_BENEATH, rule.address(), 0);
            }
        }

        /** Applies to this thread and to what it starts from now on. */
        Either<Errno, Long> enforce() {
            return kernel.attempt(SystemCall.LANDLOCK_RESTRICT_SELF, descriptor, 0);
        }

        @Override
        public void close() {
            kernel.close(descriptor);
        }
    }
}
