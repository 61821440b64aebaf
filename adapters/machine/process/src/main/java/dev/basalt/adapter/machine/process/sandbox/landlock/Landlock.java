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
 * Linux Landlock, as far as the running kernel supports it.
 *
 * @param version of Landlock's ABI, from 1 (Linux 5.13) on
 */
record Landlock(Kernel kernel, int version) {

    /** Rights for files as well as directories. */
    static final long EXECUTE = 1;

    static final long WRITE_FILE = 1 << 1;
    static final long READ_FILE = 1 << 2;
    static final long TRUNCATE = 1 << 14;
    static final long IOCTL_DEVICE = 1 << 15;

    /** Rights for directories only. */
    static final long READ_DIRECTORY = 1 << 3;

    /**
     * Creating, removing and moving entries, but not device files, with which root could write to
     * disks.
     */
    static final long CHANGE_ENTRIES =
            1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13;

    static final long READ = EXECUTE | READ_FILE | READ_DIRECTORY;
    static final long WRITE = WRITE_FILE | TRUNCATE | CHANGE_ENTRIES;

    private static final long FOR_FILES =
            EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE;

    /** Abstract UNIX sockets and signals are limited to the sandbox. */
    private static final long ALL_SCOPES = 1 | 1 << 1;

    private static final long TCP = 1 | 1 << 1;

    private static final int TRUNCATION_SINCE = 3;
    private static final int TCP_SINCE = 4;
    private static final int SCOPES_SINCE = 6;

    private static final long ASK_FOR_VERSION = 1;
    private static final long PATH_BENEATH = 1;

    /** Returns Landlock, or why the kernel doesn't offer it. */
    static Either<String, Landlock> of(Kernel kernel) {
        return kernel.attempt(SystemCall.LANDLOCK_CREATE_RULESET, 0, 0, ASK_FOR_VERSION)
                .mapLeft(error -> "the kernel does not support Landlock: " + error.message())
                .map(version -> new Landlock(kernel, version.intValue()));
    }

    boolean handlesTruncation() {
        return version >= TRUNCATION_SINCE;
    }

    boolean handlesSignals() {
        return version >= SCOPES_SINCE;
    }

    /** All file access rights that this kernel handles. */
    private long known() {
        return switch (version) {
            case 1 -> (1 << 13) - 1;
            case 2 -> (1 << 14) - 1;
            case 3, 4 -> (1 << 15) - 1;
            default -> (1 << 16) - 1;
        };
    }

    /** Returns a ruleset that grants nothing yet; the caller closes it. */
    Either<Errno, Rules> rules(boolean network) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(24, 8);
            attributes.set(ValueLayout.JAVA_LONG, 0, known());
            attributes.set(ValueLayout.JAVA_LONG, 8, network || version < TCP_SINCE ? 0 : TCP);
            attributes.set(ValueLayout.JAVA_LONG, 16, handlesSignals() ? ALL_SCOPES : 0);
            long size = version >= SCOPES_SINCE ? 24 : version >= TCP_SINCE ? 16 : 8;
            return kernel.attempt(SystemCall.LANDLOCK_CREATE_RULESET, attributes.address(), size, 0)
                    .map(descriptor -> new Rules(descriptor.intValue()));
        }
    }

    /** A ruleset: what it doesn't grant is denied once it is enforced. */
    final class Rules implements AutoCloseable {

        private final int descriptor;

        private Rules(int descriptor) {
            this.descriptor = descriptor;
        }

        /** Grants rights on a path and everything beneath it. */
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

        /** Enforces the ruleset on this thread and on the processes it starts from now on. */
        Either<Errno, Long> enforce() {
            return kernel.attempt(SystemCall.LANDLOCK_RESTRICT_SELF, descriptor, 0);
        }

        @Override
        public void close() {
            kernel.close(descriptor);
        }
    }
}
