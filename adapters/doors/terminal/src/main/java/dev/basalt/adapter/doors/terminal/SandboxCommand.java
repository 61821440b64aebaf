package dev.basalt.adapter.doors.terminal;

import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandInput;
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
import java.util.Optional;

/**
 * {@code basalt sandbox}: runs one command in the sandbox as the agent would, or explains how it
 * would be sandboxed. The command gets the environment of the configured policy and the standard
 * input of this process. Exit statuses are those of env(1) and other programs that start others.
 */
public final class SandboxCommand implements TerminalCommand {

    public static final Synopsis SYNOPSIS =
            new Synopsis(
                    "sandbox",
                    SandboxArguments.OPTIONS,
                    SandboxArguments.OPERANDS,
                    "run a command in the sandbox as the agent would, or explain the sandbox");

    private static final int NOT_STARTED = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNAL = 128;
    private static final Duration NO_LIMIT = Duration.ofDays(365);

    private final ResolveSettings settings;
    private final CommandRunner runner;
    private final SandboxInspection sandboxes;

    public SandboxCommand(
            ResolveSettings settings, CommandRunner runner, SandboxInspection sandboxes) {
        this.settings = settings;
        this.runner = runner;
        this.sandboxes = sandboxes;
    }

    /**
     * Returns the exit status: the command's own, 128 plus its signal, 127 when there is no such
     * program, 126 when it was not started for another reason, 1 when the configuration is wrong
     * and 2 when the arguments are.
     */
    @Override
    public int run(List<String> arguments, Terminal terminal) {
        return SandboxArguments.parse(arguments)
                .fold(
                        wrong -> {
                            terminal.err().println("basalt: " + wrong);
                            return USAGE;
                        },
                        asked ->
                                settings.handle(asked.options())
                                        .fold(
                                                error -> {
                                                    terminal.err()
                                                            .println("Error: " + error.message());
                                                    return FAILED;
                                                },
                                                resolved -> run(asked, resolved, terminal)));
    }

    private int run(SandboxArguments asked, Settings resolved, Terminal terminal) {
        SandboxPolicy policy = asked.widen(resolved.sandboxPolicy(), resolved.directory());
        Sandboxing sandboxing = Sandboxing.by(policy, resolved.directory());
        if (asked.explain()) {
            explain(
                    policy,
                    resolved.directory(),
                    sandboxes.report(sandboxing, resolved.sandbox()),
                    terminal);
            return 0;
        }
        return execute(asked.command(), policy, sandboxing, resolved, terminal);
    }

    private int execute(
            List<String> command,
            SandboxPolicy policy,
            Sandboxing sandboxing,
            Settings resolved,
            Terminal terminal) {
        var request =
                new CommandRequest(
                        command,
                        resolved.directory(),
                        resolved.shellEnvironment().environment(terminal.environment(), policy),
                        NO_LIMIT,
                        sandboxing,
                        resolved.sandbox(),
                        CommandInput.INHERITED);
        return runner.run(
                        request,
                        (stream, chunk) -> {
                            PrintStream to =
                                    stream == OutputStreamName.STDOUT
                                            ? terminal.out()
                                            : terminal.err();
                            to.writeBytes(chunk.toArray());
                            to.flush();
                        },
                        new Cancellation())
                .fold(
                        error -> notStarted(command.getFirst(), error, terminal),
                        outcome -> status(outcome.ending()));
    }

    private static int notStarted(String program, CommandError error, Terminal terminal) {
        String reason = CommandReport.reason(error);
        int number = reason.indexOf(" (os error ");
        terminal.err()
                .println(
                        "basalt: "
                                + program
                                + ": "
                                + (number < 0 ? reason : reason.substring(0, number)));
        return error instanceof CommandError.NotStarted refused && refused.isMissing()
                ? NOT_FOUND
                : NOT_STARTED;
    }

    private static int status(Ending ending) {
        return switch (ending) {
            case Ending.Exited(int status) -> status;
            case Ending.Signalled(int signal) -> SIGNAL + signal;
            case Ending.TimedOut _, Ending.Cancelled _ -> FAILED;
        };
    }

    private static void explain(
            SandboxPolicy policy, Path directory, SandboxReport report, Terminal terminal) {
        PrintStream out = terminal.out();
        out.println("mode:     " + policy.mode().word());
        out.println("sandbox:  " + report.name() + " (" + report.reason() + ")");
        out.println("network:  " + (policy.networkAccess() ? "allowed" : "blocked"));
        WritableRoots roots =
                WritableRoots.of(
                        policy,
                        directory,
                        Optional.ofNullable(terminal.environment().get("TMPDIR")).map(Path::of),
                        path -> path);
        switch (roots) {
            case WritableRoots.Everywhere() -> out.println("writable: everything");
            case WritableRoots.Beneath(List<Path> paths) -> {
                list("writable, except .git and .codex directly inside:", paths, out);
            }
        }
        list("not enforced:", report.notEnforced(), out);
        list("also blocked, although the mode allows it:", report.alsoDenied(), out);
    }

    private static void list(String title, List<?> items, PrintStream out) {
        if (!items.isEmpty()) {
            out.println(title);
            items.forEach(item -> out.println("  " + item));
        }
    }
}
