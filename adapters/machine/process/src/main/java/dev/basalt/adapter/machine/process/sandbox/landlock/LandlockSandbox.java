package dev.basalt.adapter.machine.process.sandbox.landlock;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.SystemCall;
import dev.basalt.adapter.machine.process.sandbox.DroppedCapability;
import dev.basalt.adapter.machine.process.sandbox.Sandbox;
import dev.basalt.adapter.machine.process.sandbox.SandboxRules;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;
import dev.basalt.adapter.machine.process.sandbox.seccomp.FilterInstruction;
import dev.basalt.adapter.machine.process.sandbox.seccomp.SyscallFilter;
import dev.basalt.domain.command.Bytes;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sandboxes a command by restricting the thread that starts it: Landlock for files, TCP and
 * signals, a seccomp filter for the rest. It needs no helper program and no further exec; the other
 * threads of the server are not restricted.
 *
 * <p>Landlock can't except a path from a grant. Where this process may mount, the read-only paths
 * are protected by mounts that only the thread sees ({@link ReadOnlyMounts}). Where it may not, the
 * directories around them are granted entry by entry ({@link GrantedTrees}).
 */
public final class LandlockSandbox implements Sandbox {

    private static final int SET_NO_NEW_PRIVILEGES = 38;
    private static final int DROP_FROM_BOUNDING_SET = 24;
    private static final int SET_MODE_FILTER = 1;
    private static final Path ROOT = Path.of("/");
    private static final Path DEV_NULL = Path.of("/dev/null");

    private final Landlock landlock;
    private final Kernel kernel;
    private final boolean tryMounts;
    private final ReadOnlyMounts mounts;

    private LandlockSandbox(Landlock landlock, boolean tryMounts) {
        this.landlock = landlock;
        this.kernel = landlock.kernel();
        this.tryMounts = tryMounts;
        this.mounts = new ReadOnlyMounts(kernel);
    }

    /**
     * Returns the sandbox, or why this kernel doesn't support it.
     *
     * @param tryMounts whether mounts are used where they are allowed
     */
    public static Either<String, LandlockSandbox> on(Kernel kernel, boolean tryMounts) {
        return Landlock.of(kernel).map(landlock -> new LandlockSandbox(landlock, tryMounts));
    }

    @Override
    public Either<String, SandboxedLaunch> apply(Launch launch, SandboxRules rules) {
        return Either.right(SandboxedLaunch.restricted(() -> restrict(rules), launch));
    }

    @Override
    public String name() {
        return "landlock";
    }

    @Override
    public List<String> notEnforced(SandboxRules rules) {
        List<String> limits = new ArrayList<>();
        limits.add("reading files other than auth.json");
        limits.add("chmod, chown, utime and extended attributes of files outside");
        if (rules.hidden().stream().anyMatch(rules::isWritable) && !mayMount()) {
            limits.add("reading auth.json, because it is inside a writable root");
        }
        if (!rules.writable().isEmpty()) {
            limits.add("creating a .git or .codex where a writable root has none yet");
        }
        if (!landlock.handlesTruncation()) {
            limits.add("truncating files outside (Landlock before Linux 6.2)");
        }
        if (!landlock.handlesSignals()) {
            limits.add("signals to other processes (Landlock before Linux 6.12)");
        }
        if (rules.network()) {
            limits.add("connecting to UNIX sockets of other programs by path");
        }
        return limits;
    }

    @Override
    public List<String> alsoDenied(SandboxRules rules) {
        return rules.readOnly().isEmpty() || mayMount()
                ? List.of()
                : List.of(
                        "creating, moving and removing entries directly in a directory that "
                                + "contains a .git or .codex, or in a parent of one");
    }

    /** Tries to mount, on a thread that then ends. */
    private boolean mayMount() {
        if (!tryMounts) {
            return false;
        }
        AtomicBoolean may = new AtomicBoolean();
        Thread trial = Thread.ofPlatform().start(() -> may.set(mounts.open().isRight()));
        try {
            trial.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return may.get();
    }

    private Either<String, @Nullable Void> restrict(SandboxRules rules) {
        return protect(rules)
                .peek(_ -> dropCapabilities())
                .flatMap(protectedByMounts -> grant(rules, protectedByMounts))
                .flatMap(_ -> filter(rules));
    }

    /** Removes capabilities for programs of root; other users have none. */
    private void dropCapabilities() {
        for (DroppedCapability capability : DroppedCapability.values()) {
            kernel.call(SystemCall.PRCTL, DROP_FROM_BOUNDING_SET, capability.number());
        }
    }

    /** Protects read-only paths by mounts, and returns whether they are protected. */
    private Either<String, Boolean> protect(SandboxRules rules) {
        boolean nothingToProtect =
                rules.readOnly().isEmpty() && rules.hidden().stream().noneMatch(rules::isWritable);
        if (nothingToProtect) {
            return Either.right(true);
        }
        // a mount would protect the target of the link, and not the link
        if (!tryMounts
                || rules.readOnly().stream().anyMatch(Files::isSymbolicLink)
                || mounts.open().isLeft()) {
            return Either.right(false);
        }
        return mounts.mount(rules)
                .map(_ -> true)
                .mapLeft(error -> "cannot make .git and .codex read-only: " + error.message());
    }

    private Either<String, @Nullable Void> grant(SandboxRules rules, boolean protectedByMounts) {
        return landlock.rules(rules.network())
                .flatMap(granted -> {
                    try (granted) {
                        return grant(granted, rules, protectedByMounts)
                                .flatMap(_ ->
                                        kernel.attempt(
                                                SystemCall.PRCTL,
                                                SET_NO_NEW_PRIVILEGES,
                                                1,
                                                0,
                                                0,
                                                0))
                                .flatMap(_ -> granted.enforce());
                    }
                })
                .mapLeft(error -> "Landlock: " + error.message())
                .map(_ -> null);
    }

    private Either<Errno, Long> grant(
            Landlock.Rules granted, SandboxRules rules, boolean protectedByMounts) {
        List<Path> unreadable =
                rules.hidden().stream().filter(file -> !rules.isWritable(file)).toList();
        Either<Errno, Long> done =
                granted.grant(ROOT, unreadable.isEmpty() ? Landlock.READ : Landlock.READ_DIRECTORY);
        if (!unreadable.isEmpty()) {
            for (Path tree : GrantedTrees.of(ROOT, unreadable)) {
                grantIfStillThere(granted, tree, Landlock.READ);
            }
        }
        List<Path> unwritable = protectedByMounts ? List.of() : rules.readOnly();
        for (Path root : rules.writable()) {
            for (Path tree : GrantedTrees.of(root, unwritable)) {
                grantIfStillThere(granted, tree, Landlock.WRITE);
            }
        }
        return done.flatMap(_ ->
                granted.grant(
                        DEV_NULL, Landlock.WRITE_FILE | Landlock.TRUNCATE | Landlock.IOCTL_DEVICE));
    }

    /** Grants rights, and ignores a tree that was removed since it was listed. */
    private static void grantIfStillThere(Landlock.Rules granted, Path tree, long rights) {
        granted.grant(tree, rights);
    }

    private Either<String, @Nullable Void> filter(SandboxRules rules) {
        Bytes program = SyscallFilter.program(kernel.architecture(), rules.network());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instructions = arena.allocate(program.length(), 8);
            MemorySegment.copy(
                    program.toArray(), 0, instructions, ValueLayout.JAVA_BYTE, 0, program.length());
            MemorySegment header = arena.allocate(16, 8);
            header.set(
                    ValueLayout.JAVA_SHORT,
                    0,
                    (short) (program.length() / FilterInstruction.BYTES));
            header.set(ValueLayout.ADDRESS, 8, instructions);
            return kernel.attempt(SystemCall.SECCOMP, SET_MODE_FILTER, 0, header.address())
                    .mapLeft(error -> "seccomp: " + error.message())
                    .map(_ -> null);
        }
    }
}
