package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.engine.Engine;
import dev.basalt.adapter.machine.process.engine.OutputQueue;
import dev.basalt.adapter.machine.process.engine.PortableEngine;
import dev.basalt.adapter.machine.process.engine.PosixEngine;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.OutputListener;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.sandbox.SandboxInspection;
import dev.basalt.domain.sandbox.SandboxReport;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.Lazy;
import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs commands as local processes. The listener is called on the thread that called {@link #run};
 * while it is busy the command's output waits in the pipe, and timeout and cancellation still work.
 * Thread-safe.
 */
public final class ProcessCommandRunner implements CommandRunner, AutoCloseable {

    private final Lazy<Engine> engine;
    private final Lazy<Sandboxes> sandboxes;
    private final RunningCommands commands = new RunningCommands();

    /**
     * Creates a runner. The native functions are bound when they are first needed.
     *
     * @param tmpdir the value of {@code $TMPDIR}
     * @param secrets files that sandboxed commands may not read, existing or not
     */
    public static ProcessCommandRunner of(Optional<Path> tmpdir, List<Path> secrets) {
        Lazy<Either<String, Posix>> posix = Lazy.of(Posix::load);
        return new ProcessCommandRunner(
                Lazy.of(() ->
                        posix.get()
                                .<Engine>fold(missing -> new PortableEngine(), PosixEngine::new)),
                Lazy.of(() -> new Sandboxes(posix.get(), tmpdir, secrets)));
    }

    /** Creates a runner with the given parts. */
    public ProcessCommandRunner(Engine engine, Sandboxes sandboxes) {
        this(Lazy.of(() -> engine), Lazy.of(() -> sandboxes));
    }

    private ProcessCommandRunner(Lazy<Engine> engine, Lazy<Sandboxes> sandboxes) {
        this.engine = engine;
        this.sandboxes = sandboxes;
    }

    @Override
    public Either<CommandError, CommandOutcome> run(
            CommandRequest request, OutputListener output, Cancellation cancellation) {
        if (request.argv().isEmpty()) {
            return Either.left(new CommandError.EmptyCommand());
        }
        if (containsNul(request)) {
            return Either.left(new CommandError.NotStarted("nul byte found in provided data"));
        }
        return launch(request)
                .flatMap(launch ->
                        sandboxes
                                .get()
                                .apply(launch, request.sandboxing(), request.sandbox())
                                .<CommandError>mapLeft(CommandError.NoSandbox::new))
                .flatMap(sandboxed ->
                        run(
                                sandboxed.with(request.input()),
                                request.timeout(),
                                output,
                                cancellation));
    }

    private static boolean containsNul(CommandRequest request) {
        Map<String, String> environment = request.environment();
        return Stream.of(request.argv(), environment.keySet(), environment.values())
                .flatMap(texts -> texts.stream())
                .anyMatch(text -> text.indexOf('\0') >= 0);
    }

    private static Either<CommandError, Launch> launch(CommandRequest request) {
        List<String> argv = request.argv();
        return ProgramLookup.find(argv.getFirst(), request.directory(), request.environment())
                .map(program ->
                        new Launch(program, argv, request.directory(), request.environment()))
                .mapLeft(error -> new CommandError.NotStarted(error.message()));
    }

    private Either<CommandError, CommandOutcome> run(
            SandboxedLaunch sandboxed,
            Duration timeout,
            OutputListener output,
            Cancellation cancellation) {
        OutputQueue queue = new OutputQueue();
        Engine starter = engine.get();
        return commands.start(() -> starter.start(sandboxed, timeout, queue))
                .<CommandError>mapLeft(CommandError.NotStarted::new)
                .flatMap(command -> {
                    try (var _ = cancellation.onCancel(command::stop)) {
                        return new OutputCollector(queue, output).collect(command);
                    } finally {
                        commands.remove(command);
                    }
                });
    }

    /** Returns the sandboxes that this runner uses, for inspection. */
    public SandboxInspection sandboxes() {
        return (sandboxing, choice) ->
                sandboxing instanceof Sandboxing.None
                        ? SandboxReport.NOT_NEEDED
                        : sandboxes.get().report(sandboxing, choice);
    }

    /** Ends all commands, refuses new ones and returns when their processes have ended. */
    @Override
    public void close() {
        commands.close();
        if (engine.isEvaluated()) {
            engine.get().close();
        }
    }
}
