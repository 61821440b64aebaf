package dev.basalt.adapter.machine.process.sandbox.landlock;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.domain.sandbox.SandboxPolicy;

import io.vavr.control.Either;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The device files, pseudo-terminals and shared memory that everyday programs write to. */
final class Devices {

    static final Path TERMINALS = Path.of("/dev/pts");
    static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final Path NULL = Path.of("/dev/null");
    private static final Path TERMINAL_MASTER = Path.of("/dev/ptmx");

    /** They keep nothing; /dev/tty is the terminal that a command has opened itself, if any. */
    private static final List<Path> HARMLESS =
            List.of(
                    Path.of("/dev/zero"),
                    Path.of("/dev/full"),
                    Path.of("/dev/random"),
                    Path.of("/dev/urandom"),
                    Path.of("/dev/tty"));

    private static final long USE = Landlock.WRITE_FILE | Landlock.TRUNCATE | Landlock.IOCTL_DEVICE;

    private Devices() {}

    /**
     * Grants writing to them. Missing ones are ignored, except /dev/null.
     *
     * @param own whether terminals and shared memory are the command's own ({@link
     *     PrivateMounts#mountDevices})
     */
    static Either<Errno, Long> grant(Landlock.Rules granted, SandboxPolicy policy, boolean own) {
        for (Path device : HARMLESS) {
            granted.grant(device, USE);
        }
        if (own || othersHaveNoTerminal()) {
            granted.grant(TERMINAL_MASTER, USE);
            granted.grant(TERMINALS, USE);
        }
        if (own || usesSharedDirectories(policy)) {
            granted.grant(SHARED_MEMORY, Landlock.WRITE);
        }
        return granted.grant(NULL, USE);
    }

    /**
     * Returns whether all terminals that a command could open will be its own. A terminal of the
     * user's other programs could deceive the user, and Landlock can't except it.
     */
    static boolean othersHaveNoTerminal() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(TERMINALS, "[0-9]*")) {
            for (Path terminal : entries) {
                if (Files.isWritable(terminal)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    /** Returns whether /tmp, which is shared with other programs in the same way, is writable. */
    static boolean usesSharedDirectories(SandboxPolicy policy) {
        return policy instanceof SandboxPolicy.WorkspaceWrite write && !write.excludeSlashTmp();
    }
}
