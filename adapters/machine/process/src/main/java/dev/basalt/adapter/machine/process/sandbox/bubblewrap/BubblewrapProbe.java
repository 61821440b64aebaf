package dev.basalt.adapter.machine.process.sandbox.bubblewrap;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.posix.WaitStatus;
import dev.basalt.adapter.machine.process.sandbox.SandboxRules;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds {@code bwrap} and runs it once: it may be installed and yet not work, where the system
 * doesn't allow namespaces to unprivileged users.
 */
public final class BubblewrapProbe {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Path ROOT = Path.of("/");

    private final Posix posix;
    private final List<Path> places;

    /**
     * @param places where the program may be installed, in order of preference
     */
    public BubblewrapProbe(Posix posix, List<Path> places) {
        this.posix = posix;
        this.places = List.copyOf(places);
    }

    /** Returns the sandbox, or why there is none. */
    public Either<String, BubblewrapSandbox> run() {
        Optional<Path> program = places.stream().filter(Files::isExecutable).findFirst();
        return program.isEmpty()
                ? Either.left("bwrap is not installed")
                : tried(new BubblewrapSandbox(program.get(), posix.kernel().architecture()));
    }

    private Either<String, BubblewrapSandbox> tried(BubblewrapSandbox sandbox) {
        var readOnly = new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), ROOT);
        Launch launch =
                sandbox.probe(
                        new Launch("/bin/true", List.of("true"), ROOT, Map.of()),
                        SandboxRules.of(readOnly, Optional.empty(), List.of()));
        return posix.kernel()
                .pipe()
                .flatMap(output -> outcome(launch, output))
                .fold(
                        error -> Either.left("bwrap does not start: " + error.message()),
                        message ->
                                message.isEmpty()
                                        ? Either.right(sandbox)
                                        : Either.left("bwrap does not work here: " + message));
    }

    /** Returns the error message of the program, empty if it works. */
    private Either<Errno, String> outcome(Launch launch, Kernel.Pipe output) {
        Kernel kernel = posix.kernel();
        Either<Errno, Integer> started =
                posix.spawner().spawn(launch, output.writeEnd(), output.writeEnd());
        kernel.close(output.writeEnd());
        try {
            return started.map(pid -> {
                boolean ended = kernel.awaitEnd(pid, LIMIT);
                if (!ended) {
                    kernel.signalGroup(pid, Kernel.SIGKILL);
                }
                WaitStatus status = kernel.reap(pid);
                return status.exited() && status.exitCode() == 0
                        ? ""
                        : ended ? text(output.readEnd(), status) : "it did not exit in time";
            });
        } finally {
            kernel.close(output.readEnd());
        }
    }

    private String text(int descriptor, WaitStatus status) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(1024);
            int length = (int) Math.max(0, posix.kernel().read(descriptor, buffer));
            byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "status " + status.exitCode() : text;
        }
    }
}
