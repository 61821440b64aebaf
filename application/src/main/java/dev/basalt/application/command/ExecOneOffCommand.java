package dev.basalt.application.command;

import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.KeptOutput;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a command for a client, outside of any conversation. It needs no approval, since the user's
 * own program requests it; sandbox, environment and limits of time and output apply as to commands
 * of the agent. Thread-safe.
 */
public final class ExecOneOffCommand {

    /** The kept output of each stream, in bytes. */
    static final int OUTPUT_LIMIT = 1 << 20;

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** The exit status that timeout(1) reports. */
    private static final int TIMED_OUT = 124;

    private static final int SIGNALLED = 128;

    private final ResolveSettings settings;
    private final CommandRunner runner;
    private final Map<String, String> environment;

    /**
     * @param environment the server's environment, from which that of commands is derived
     */
    public ExecOneOffCommand(
            ResolveSettings settings, CommandRunner runner, Map<String, String> environment) {
        this.settings = settings;
        this.runner = runner;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The command to run.
     *
     * @param argv program and arguments; no shell is added
     * @param timeout ten seconds when absent
     * @param directory the server's when absent; a relative one is resolved against it
     * @param sandbox as configured when absent
     */
    public record Command(
            List<String> argv,
            Optional<Duration> timeout,
            Optional<Path> directory,
            Optional<SandboxPolicy> sandbox) {

        public Command {
            argv = List.copyOf(argv);
        }
    }

    /**
     * The outcome of a command.
     *
     * @param exitCode its exit status; 124 when it timed out, 128 plus the signal's number when a
     *     signal ended it
     */
    public record Ended(int exitCode, String stdout, String stderr) {}

    /** Runs the command and blocks until it has ended. */
    public Either<OneOffError, Ended> handle(Command command) {
        return settings.handle(options(command))
                .<OneOffError>mapLeft(OneOffError.NoSettings::new)
                .flatMap(resolved -> run(command, resolved));
    }

    private static ConversationOptions options(Command command) {
        ConversationOptions none = ConversationOptions.NONE;
        return new ConversationOptions(
                none.model(),
                none.profile(),
                command.directory(),
                none.approvalPolicy(),
                none.sandboxMode(),
                none.config(),
                none.baseInstructions(),
                none.planTool(),
                none.applyPatchTool());
    }

    private Either<OneOffError, Ended> run(Command command, Settings resolved) {
        SandboxPolicy sandbox = command.sandbox().orElse(resolved.sandboxPolicy());
        Duration timeout = command.timeout().orElse(DEFAULT_TIMEOUT);
        KeptOutput output = new KeptOutput(OUTPUT_LIMIT);
        return runner.run(
                        new CommandRequest(
                                command.argv(),
                                resolved.directory(),
                                resolved.shellEnvironment().environment(environment, sandbox),
                                timeout,
                                Sandboxing.by(sandbox, resolved.directory()),
                                resolved.sandbox()),
                        output,
                        new Cancellation())
                .<OneOffError>mapLeft(OneOffError.NotStarted::new)
                .map(outcome -> ended(outcome, output));
    }

    private static Ended ended(CommandOutcome outcome, KeptOutput output) {
        String stdout = text(output, OutputStreamName.STDOUT);
        String stderr = text(output, OutputStreamName.STDERR);
        return switch (outcome.ending()) {
            case Ending.Exited(int status) -> new Ended(status, stdout, stderr);
            case Ending.Signalled(int signal) -> new Ended(SIGNALLED + signal, stdout, stderr);
            case Ending.TimedOut(Duration limit) ->
                    new Ended(
                            TIMED_OUT,
                            stdout,
                            stderr
                                    + "command timed out after "
                                    + limit.toMillis()
                                    + " milliseconds\n");
            case Ending.Cancelled() ->
                    new Ended(
                            TIMED_OUT,
                            stdout,
                            stderr + "command was stopped because the server is shutting down\n");
        };
    }

    private static String text(KeptOutput output, OutputStreamName stream) {
        long omitted = output.omitted(stream);
        return omitted == 0
                ? output.text(stream)
                : output.text(stream) + "\n[... output truncated: " + omitted + " bytes omitted]\n";
    }
}
