package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.engine.Engine;
import dev.basalt.adapter.machine.process.engine.PosixEngine;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.OutputListener;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A builder of command requests for tests; each method changes one property. */
public record Commands(
        List<String> argv,
        Path directory,
        Map<String, String> environment,
        Duration timeout,
        Sandboxing sandboxing,
        SandboxBackend backend) {

    public static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";

    /** CAP_SYS_ADMIN. */
    private static final int MOUNT_CAPABILITY = 21;

    public static final OutputListener IGNORED = (stream, chunk) -> {};

    /** The sandboxes of this machine, without hidden files and $TMPDIR. */
    public static Sandboxes sandboxes() {
        return new Sandboxes(Posix.load(), Optional.empty(), List.of());
    }

    /** The backends of Linux; bwrap only where it is installed and works. */
    public static Stream<SandboxBackend> backends() {
        var readOnly = new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), Path.of("/"));
        String strongest = sandboxes().report(readOnly, SandboxChoice.DEFAULT).name();
        return Stream.of(SandboxBackend.LANDLOCK, SandboxBackend.BWRAP)
                .filter(backend ->
                        backend == SandboxBackend.LANDLOCK || strongest.equals(backend.word()));
    }

    /** The backends in which commands have terminals and shared memory of their own. */
    public static Stream<SandboxBackend> backendsWithMounts() {
        return backends().filter(backend -> backend == SandboxBackend.BWRAP || landlockMayMount());
    }

    /** Returns whether this process may mount, which normally only root may. */
    public static boolean landlockMayMount() {
        var withTmp = new SandboxPolicy.WorkspaceWrite(List.of(), false, true, false);
        return sandboxes()
                .report(
                        new Sandboxing.Sandboxed(withTmp, Path.of("/")),
                        new SandboxChoice(SandboxBackend.LANDLOCK, Optional.empty()))
                .notEnforced()
                .stream()
                .noneMatch(limit -> limit.contains("/dev/shm"));
    }

    /** Returns whether this process may mount: usually as root only. */
    public static boolean mayMount() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("CapEff:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(capabilities -> (capabilities >> MOUNT_CAPABILITY & 1) == 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Engine posixEngine() {
        return new PosixEngine(Posix.load().getOrElseThrow(reason -> new AssertionError(reason)));
    }

    public static Commands command(String... argv) {
        return new Commands(
                List.of(argv),
                Path.of("/"),
                Map.of("PATH", SYSTEM_PATH),
                Duration.ofMinutes(2),
                new Sandboxing.None(),
                SandboxBackend.AUTO);
    }

    public static Commands script(String script) {
        return command("sh", "-c", script);
    }

    public Commands in(Path other) {
        return new Commands(argv, other, environment, timeout, sandboxing, backend);
    }

    public Commands with(Map<String, String> other) {
        return new Commands(argv, directory, other, timeout, sandboxing, backend);
    }

    public Commands within(Duration other) {
        return new Commands(argv, directory, environment, other, sandboxing, backend);
    }

    public Commands under(Sandboxing other) {
        return new Commands(argv, directory, environment, timeout, other, backend);
    }

    public Commands by(SandboxBackend other) {
        return new Commands(argv, directory, environment, timeout, sandboxing, other);
    }

    public CommandRequest request() {
        return new CommandRequest(
                argv,
                directory,
                environment,
                timeout,
                sandboxing,
                new SandboxChoice(backend, Optional.empty()));
    }

    public CommandOutcome runBy(CommandRunner runner) {
        return runBy(runner, IGNORED, new Cancellation());
    }

    public CommandOutcome runBy(
            CommandRunner runner, OutputListener output, Cancellation cancellation) {
        return runner.run(request(), output, cancellation)
                .getOrElseThrow(error -> new AssertionError("not run: " + error));
    }

    public CommandError refusedBy(CommandRunner runner) {
        Either<CommandError, CommandOutcome> result =
                runner.run(request(), IGNORED, new Cancellation());
        if (result.isRight()) {
            throw new AssertionError("was run: " + result.get());
        }
        return result.getLeft();
    }

    public static Ending exited(int status) {
        return new Ending.Exited(status);
    }
}
