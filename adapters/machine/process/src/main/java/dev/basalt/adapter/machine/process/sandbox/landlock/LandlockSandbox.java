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

import io.vavr.Lazy;
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
 * are protected by mounts that only the thread sees ({@link PrivateMounts}). Where it may not, the
 * directories around them are granted entry by entry ({@link GrantedTrees}).
 */
public final class LandlockSandbox implements Sandbox {

    private static final int SET_NO_NEW_PRIVILEGES = 38;
    private static final int DROP_FROM_BOUNDING_SET = 24;
    private static final int SET_MODE_FILTER = 1;
    private static final Path ROOT = Path.of("/");

    private final Landlock landlock;
    private final Kernel kernel;
    private final boolean tryMounts;
    private final PrivateMounts mounts;
    private final Lazy<Boolean> mayMount = Lazy.of(this::tryToMount);

    private LandlockSandbox(Landlock landlock, boolean tryMounts) {
        this.landlock = landlock;
        this.kernel = landlock.kernel();
        this.tryMounts = tryMounts;
        this.mounts = new PrivateMounts(kernel);
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
        if (rules.hidden().stream().anyMatch(rules::isWritable) && !mayMount.get()) {
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
        if (Devices.usesSharedDirectories(rules.policy()) && !mayMount.get()) {
            limits.add("writing to shared memory of other programs in /dev/shm");
        }
        if (rules.network()) {
            limits.add("connecting to UNIX sockets of other programs by path");
        }
        return limits;
    }

    @Override
    public List<String> alsoDenied(SandboxRules rules) {
        List<String> denied = new ArrayList<>();
        if (mayMount.get()) {
            return denied;
        }
        if (!rules.readOnly().isEmpty()) {
            denied.add(
                    "creating, moving and removing entries directly in a directory that "
                            + "contains a .git or .codex, or in a parent of one");
        }
        if (!Devices.othersHaveNoTerminal()) {
            denied.add("pseudo-terminals, because other programs have terminals that are writable");
        }
        return denied;
    }

    /** Tries to mount, on a thread that then ends. */
    private boolean tryToMount() {
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

    /**
     * What mounts provide, in the thread's own namespace.
     *
     * @param protectedPlaces read-only paths are protected, or there are none
     * @param devices terminals and shared memory are the command's own
     */
    private record Mounted(boolean protectedPlaces, boolean devices) {}

    private Either<String, @Nullable Void> restrict(SandboxRules rules) {
        return mount(rules)
                .peek(_ -> dropCapabilities())
                .flatMap(mounted -> grant(rules, mounted))
                .flatMap(_ -> filter(rules));
    }

    /** Removes capabilities for programs of root; other users have none. */
    private void dropCapabilities() {
        for (DroppedCapability capability : DroppedCapability.values()) {
            kernel.call(SystemCall.PRCTL, DROP_FROM_BOUNDING_SET, capability.number());
        }
    }

    private Either<String, Mounted> mount(SandboxRules rules) {
        boolean nothingToProtect =
                rules.readOnly().isEmpty() && rules.hidden().stream().noneMatch(rules::isWritable);
        if (!tryMounts || mounts.open().isLeft()) {
            return Either.right(new Mounted(nothingToProtect, false));
        }
        boolean devices = mounts.mountDevices().isRight();
        // a mount would protect the target of a link, and not the link
        if (nothingToProtect || rules.readOnly().stream().anyMatch(Files::isSymbolicLink)) {
            return Either.right(new Mounted(nothingToProtect, devices));
        }
        return mounts.mount(rules)
                .map(_ -> new Mounted(true, devices))
                .mapLeft(error -> "cannot make .git and .codex read-only: " + error.message());
    }

    private Either<String, @Nullable Void> grant(SandboxRules rules, Mounted mounted) {
        return landlock.rules(rules.network())
                .flatMap(granted -> {
                    try (granted) {
                        return grant(granted, rules, mounted)
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

    private Either<Errno, Long> grant(Landlock.Rules granted, SandboxRules rules, Mounted mounted) {
        List<Path> unreadable =
                rules.hidden().stream().filter(file -> !rules.isWritable(file)).toList();
        Either<Errno, Long> done =
                granted.grant(ROOT, unreadable.isEmpty() ? Landlock.READ : Landlock.READ_DIRECTORY);
        if (!unreadable.isEmpty()) {
            for (Path tree : GrantedTrees.of(ROOT, unreadable)) {
                grantIfStillThere(granted, tree, Landlock.READ);
            }
        }
        List<Path> unwritable = mounted.protectedPlaces() ? List.of() : rules.readOnly();
        for (Path root : rules.writable()) {
            for (Path tree : GrantedTrees.of(root, unwritable)) {
                grantIfStillThere(granted, tree, Landlock.WRITE);
            }
        }
        return done.flatMap(_ -> Devices.grant(granted, rules.policy(), mounted.devices()));
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
