package dev.basalt.adapter.machine.process.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.machine.process.engine.Engine;
import dev.basalt.adapter.machine.process.engine.OutputQueue;
import dev.basalt.adapter.machine.process.posix.Architecture;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Starts commands as an unprivileged user. Where the tests run as root, the thread that starts a
 * command switches to the user {@code nobody} first: by system calls, which change one thread, and
 * not by the C library, which would change all.
 */
@SuppressWarnings("restricted")
final class UnprivilegedEngine implements Engine {

    static final int NOBODY = 65534;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SYSCALL =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("syscall"),
                    FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

    private final Engine engine = Commands.posixEngine();

    @Override
    public Either<String, Running> start(
            SandboxedLaunch sandboxed, Duration timeout, OutputQueue queue) {
        return engine.start(
                new SandboxedLaunch(
                        sandboxed.launch(),
                        () -> {
                            dropToUserNobody();
                            return sandboxed.restriction().restrictThisThread();
                        },
                        sandboxed.wrapped()),
                timeout,
                queue);
    }

    @Override
    public void close() {
        engine.close();
    }

    /**
     * Loads the classes that commands need while the process is root: only root may read them in
     * root's home directory.
     */
    static void loadClasses() {
        for (SandboxBackend backend : SandboxBackend.values()) {
            var sandboxes = Commands.sandboxes();
            var readOnly = new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), Path.of("/"));
            sandboxes.report(readOnly, new SandboxChoice(backend, Optional.empty()));
            try (var runner = new ProcessCommandRunner(Commands.posixEngine(), sandboxes)) {
                runner.run(
                        Commands.command("true").under(readOnly).by(backend).request(),
                        Commands.IGNORED,
                        new Cancellation());
            }
        }
    }

    static boolean isNeeded() {
        return call(102, 174, 0, 0, 0) == 0;
    }

    /** Runs an action as an unprivileged user, and returns its result. */
    static <T> T asNobody(Supplier<T> action) {
        var result = new CompletableFuture<T>();
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        dropToUserNobody();
                        result.complete(action.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.join();
    }

    private static void dropToUserNobody() {
        if (isNeeded()) {
            boolean done =
                    call(116, 159, 0, 0, 0) == 0
                            && call(119, 149, NOBODY, NOBODY, NOBODY) == 0
                            && call(117, 147, NOBODY, NOBODY, NOBODY) == 0;
            if (!done) {
                throw new AssertionError("can't become nobody");
            }
        }
    }

    /** Makes a system call by its numbers on x86_64 and on aarch64. */
    private static long call(int onX86, int onArm, long a, long b, long c) {
        boolean x86 = Architecture.current().orElseThrow() == Architecture.X86_64;
        try {
            return (long) SYSCALL.invokeExact((long) (x86 ? onX86 : onArm), a, b, c);
        } catch (Throwable impossible) {
            throw new AssertionError("a native call throws nothing", impossible);
        }
    }
}
