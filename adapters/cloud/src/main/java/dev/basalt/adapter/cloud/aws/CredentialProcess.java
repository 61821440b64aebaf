package dev.basalt.adapter.cloud.aws;

import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that prints an access key as JSON: {@code credential_process} of a profile. */
final class CredentialProcess {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** In characters, of what a failed program wrote to standard error. */
    private static final int LONGEST_REASON = 1000;

    private final CommandRunner runner;
    private final Map<String, String> environment;
    private final JsonMapper json;

    CredentialProcess(CommandRunner runner, Map<String, String> environment, JsonMapper json) {
        this.runner = runner;
        this.environment = environment;
        this.json = json;
    }

    /**
     * A key and when it expires.
     *
     * @param expiration {@link Instant#MAX} for a key that does not expire
     */
    record Printed(AwsKeys keys, Instant expiration) {}

    /** Runs the program, without a shell, and reads what it prints. */
    Either<String, Printed> run(String commandLine) {
        List<String> argv = words(commandLine);
        if (argv.isEmpty()) {
            return failed("", "is empty");
        }
        String program = argv.getFirst();
        return runner.run(
                        new CommandRequest(
                                argv,
                                Path.of("").toAbsolutePath(),
                                environment,
                                TIMEOUT,
                                new Sandboxing.None(),
                                SandboxChoice.DEFAULT),
                        (_, _) -> {},
                        new Cancellation())
                .fold(
                        error -> failed(program, "did not start: " + CommandReport.reason(error)),
                        outcome ->
                                outcome.ending().equals(new Ending.Exited(0))
                                        ? read(program, outcome.stdout().text())
                                        : failed(program, ended(outcome)));
    }

    private Either<String, Printed> read(String program, String printed) {
        JsonNode root;
        try {
            root = json.readTree(printed);
        } catch (JacksonException _) {
            return failed(program, "printed something else than JSON");
        }
        String id = root.path("AccessKeyId").asString("");
        String secret = root.path("SecretAccessKey").asString("");
        if (id.isEmpty() || secret.isEmpty()) {
            return failed(program, "printed no AccessKeyId and SecretAccessKey");
        }
        Optional<String> token =
                Optional.of(root.path("SessionToken").asString("")).filter(t -> !t.isEmpty());
        String expiration = root.path("Expiration").asString("");
        try {
            return Either.right(
                    new Printed(
                            new AwsKeys(id, secret, token),
                            expiration.isEmpty()
                                    ? Instant.MAX
                                    : OffsetDateTime.parse(expiration).toInstant()));
        } catch (DateTimeException _) {
            return failed(program, "printed an Expiration that is no time of ISO 8601");
        }
    }

    /** Words are divided by blanks; quotes keep them together, a backslash keeps a character. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                inWord = true;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    private static String ended(CommandOutcome outcome) {
        String ending =
                switch (outcome.ending()) {
                    case Ending.Exited(int status) -> "exited with status " + status;
                    case Ending.Signalled(int signal) -> "was ended by signal " + signal;
                    case Ending.TimedOut(var limit) ->
                            "did not end within " + limit.toSeconds() + " seconds";
                    case Ending.Cancelled() -> "was stopped";
                };
        String errors = outcome.stderr().head().strip();
        return errors.isEmpty()
                ? ending
                : ending + ": " + errors.substring(0, Math.min(errors.length(), LONGEST_REASON));
    }

    private static <T> Either<String, T> failed(String program, String what) {
        return Either.left(
                "The `credential_process` of the AWS profile, `" + program + "`, " + what + ".");
    }
}
