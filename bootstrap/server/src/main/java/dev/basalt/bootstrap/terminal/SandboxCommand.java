package dev.basalt.bootstrap.terminal;

import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.sandbox.SandboxInspection;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.SandboxReport;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.sandbox.WritableRoots;
import dev.basalt.domain.settings.Settings;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code basalt sandbox}: runs one command as the agent would, for people to try, or explains how
 * it would be held. The command finds its environment by the configured policy and nothing to read
 * on its standard input.
 */
public final class SandboxCommand {

    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int NOT_STARTED = 101;
    private static final int SIGNAL = 128;
    private static final Duration NO_LIMIT = Duration.ofDays(365);

    private final ResolveSettings settings;
    private final CommandRunner runner;
    private final SandboxInspection sandboxes;
    private final Map<String, String> environment;

    /**
     * Creates the command.
     *
     * @param environment the variables of this process
     */
    public SandboxCommand(
            ResolveSettings settings,
            CommandRunner runner,
            SandboxInspection sandboxes,
            Map<String, String> environment) {
        this.settings = settings;
        this.runner = runner;
        this.sandboxes = sandboxes;
        this.environment = Map.copyOf(environment);
    }

    /** Returns the arguments of {@code debug landlock}, which ignores the configured mode. */
    public static List<String> readOnlyUnlessTold(List<String> arguments) {
        return Stream.concat(Stream.of("--mode=read-only"), arguments.stream()).toList();
    }

    /**
     * Returns the exit status: the command's own, 128 and its signal, 101 when it was not started,
     * 1 when the configuration is wrong and 2 when the arguments are.
     */
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        return SandboxArguments.parse(arguments)
                .fold(
                        wrong -> {
                            err.println("basalt: " + wrong);
                            return USAGE;
                        },
                        asked ->
                                settings.handle(asked.options())
                                        .fold(
                                                error -> {
                                                    err.println("Error: " + error.message());
                                                    return FAILED;
                                                },
                                                resolved -> run(asked, resolved, out, err)));
    }

    private int run(SandboxArguments asked, Settings resolved, PrintStream out, PrintStream err) {
        SandboxPolicy policy = asked.widen(resolved.sandboxPolicy(), resolved.directory());
        Sandboxing sandboxing = Sandboxing.by(policy, resolved.directory());
        if (asked.explain()) {
            explain(policy, resolved.directory(), report(sandboxing, resolved), out);
            return 0;
        }
        return execute(asked.command(), policy, sandboxing, resolved, out, err);
    }

    private int execute(
            List<String> command,
            SandboxPolicy policy,
            Sandboxing sandboxing,
            Settings resolved,
            PrintStream out,
            PrintStream err) {
        var request =
                new CommandRequest(
                        command,
                        resolved.directory(),
                        resolved.shellEnvironment().environment(environment, policy),
                        NO_LIMIT,
                        sandboxing,
                        resolved.sandbox());
        return runner.run(
                        request,
                        (stream, chunk) -> {
                            PrintStream to = stream == OutputStreamName.STDOUT ? out : err;
                            to.writeBytes(chunk.toArray());
                            to.flush();
                        },
                        new Cancellation())
                .fold(
                        error -> {
                            err.println("basalt: " + CommandReport.reason(error));
                            return NOT_STARTED;
                        },
                        outcome -> status(outcome.ending()));
    }

    private static int status(Ending ending) {
        return switch (ending) {
            case Ending.Exited(int status) -> status;
            case Ending.Signalled(int signal) -> SIGNAL + signal;
            case Ending.TimedOut _, Ending.Cancelled _ -> FAILED;
        };
    }

    private SandboxReport report(Sandboxing sandboxing, Settings resolved) {
        return sandboxes.report(sandboxing, resolved.sandbox());
    }

    private void explain(
            SandboxPolicy policy, Path directory, SandboxReport report, PrintStream out) {
        out.println("mode:     " + policy.mode().word());
        out.println("held by:  " + report.name() + " (" + report.reason() + ")");
        out.println("network:  " + (policy.networkAccess() ? "open" : "closed"));
        WritableRoots roots =
                WritableRoots.of(
                        policy,
                        directory,
                        Optional.ofNullable(environment.get("TMPDIR")).map(Path::of),
                        path -> path);
        switch (roots) {
            case WritableRoots.Everywhere() -> out.println("writable: everything");
            case WritableRoots.Beneath(List<Path> paths) -> {
                list("writable, but for .git and .codex directly in them:", paths, out);
            }
        }
        list("cannot be held:", report.notEnforced(), out);
        list("refused although the mode allows it:", report.alsoDenied(), out);
    }

    private static void list(String title, List<?> items, PrintStream out) {
        if (!items.isEmpty()) {
            out.println(title);
            items.forEach(item -> out.println("  " + item));
        }
    }
}
