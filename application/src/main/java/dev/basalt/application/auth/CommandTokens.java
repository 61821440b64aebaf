package dev.basalt.application.auth;

import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.TokenCommand;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Credentials that commands print. Each is used until its interval has passed or a provider refuses
 * it; of simultaneous requests, one starts the command and the others wait. Thread-safe; blocking.
 */
public final class CommandTokens {

    /** In characters, of what a failed command wrote to standard error. */
    private static final int LONGEST_REASON = 1000;

    private final FetchedOnce<TokenCommand, Token> kept = new FetchedOnce<>();
    private final CommandRunner runner;
    private final Map<String, String> environment;
    private final Path directory;
    private final Time time;

    /**
     * @param environment the environment variables of the server, which commands receive
     * @param directory the server's
     */
    public CommandTokens(
            CommandRunner runner, Map<String, String> environment, Path directory, Time time) {
        this.runner = runner;
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.time = time;
    }

    private record Token(String text, long since) {}

    /**
     * Returns the credential for the next request. The error is {@link ModelError.NoCredential}.
     */
    public Either<ModelError, Credential> find(TokenCommand command) {
        return credential(
                command,
                token ->
                        command.refreshInterval().isZero()
                                || time.nanos() - token.since()
                                        < command.refreshInterval().toNanos());
    }

    /**
     * Returns the credential after a provider refused one.
     *
     * @param refused if another has replaced it since, that one is returned
     */
    public Either<ModelError, Credential> renew(TokenCommand command, String refused) {
        return credential(command, token -> !token.text().equals(refused));
    }

    private Either<ModelError, Credential> credential(
            TokenCommand command, Predicate<Token> usable) {
        return kept.find(
                        command,
                        usable,
                        () -> run(command).map(text -> new Token(text, time.nanos())))
                .map(token -> new Credential(token.text(), Optional.empty()));
    }

    private Either<ModelError, String> run(TokenCommand command) {
        return runner.run(
                        new CommandRequest(
                                command.argv(),
                                command.directory().map(directory::resolve).orElse(directory),
                                environment,
                                command.timeout(),
                                new Sandboxing.None(),
                                SandboxChoice.DEFAULT),
                        (_, _) -> {},
                        new Cancellation())
                .fold(
                        error -> Either.left(notStarted(command, error)),
                        outcome -> token(command, outcome));
    }

    private static Either<ModelError, String> token(TokenCommand command, CommandOutcome outcome) {
        String printed = outcome.stdout().head().strip();
        if (!outcome.ending().equals(new Ending.Exited(0))) {
            return Either.left(failed(command, ended(outcome.ending()) + reason(outcome, printed)));
        }
        if (printed.isEmpty()) {
            return Either.left(failed(command, "printed nothing" + reason(outcome, printed)));
        }
        boolean one =
                outcome.stdout().tail().isBlank()
                        && outcome.stdout().omittedBytes() == 0
                        && printed.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return one
                ? Either.right(printed)
                : Either.left(failed(command, "printed something else than one token"));
    }

    private static String ended(Ending ending) {
        return switch (ending) {
            case Ending.Exited(int status) -> "exited with status " + status;
            case Ending.Signalled(int signal) -> "was ended by signal " + signal;
            case Ending.TimedOut(var limit) ->
                    "did not end within " + limit.toMillis() + " milliseconds";
            case Ending.Cancelled() -> "was stopped";
        };
    }

    /** What it wrote to standard error, without the credential, should it be repeated there. */
    private static String reason(CommandOutcome outcome, String printed) {
        String errors = outcome.stderr().head().strip();
        String safe = printed.isEmpty() ? errors : errors.replace(printed, "[redacted]");
        return safe.isEmpty()
                ? ""
                : ": " + safe.substring(0, Math.min(safe.length(), LONGEST_REASON));
    }

    private static ModelError notStarted(TokenCommand command, CommandError error) {
        return failed(command, "did not start: " + CommandReport.reason(error));
    }

    private static ModelError failed(TokenCommand command, String what) {
        return new ModelError.NoCredential(
                "The command for the provider's credential, `"
                        + command.argv().getFirst()
                        + "`, "
                        + what);
    }
}
