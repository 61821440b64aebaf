package dev.basalt.application.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.fake.FakeCommandRunner;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.TokenCommand;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class CommandTokensTest {

    private static final TokenCommand COMMAND =
            new TokenCommand(
                    List.of("gcloud", "auth", "print-access-token"),
                    Optional.of(Path.of("sub")),
                    Duration.ofSeconds(7),
                    Duration.ofMinutes(5));

    private final FakeCommandRunner runner = new FakeCommandRunner();
    private final Clock clock = new Clock();
    private final CommandTokens tokens =
            new CommandTokens(runner, Map.of("HOME", "/home/me"), Path.of("/srv"), clock);

    @Test
    void theCommandRunsAsTheUserWould() {
        runner.ends(0, "t0ken\n");

        assertEquals(Either.right(credential("t0ken")), tokens.find(COMMAND));
        CommandRequest request = runner.requests().getFirst();
        assertEquals(List.of("gcloud", "auth", "print-access-token"), request.argv());
        assertEquals(Path.of("/srv/sub"), request.directory());
        assertEquals(Map.of("HOME", "/home/me"), request.environment());
        assertEquals(Duration.ofSeconds(7), request.timeout());
        assertEquals(new Sandboxing.None(), request.sandboxing());
    }

    @Test
    void theTokenIsUsedUntilItsIntervalHasPassed() {
        runner.ends(0, "first").ends(0, "second");

        assertEquals(Either.right(credential("first")), tokens.find(COMMAND));
        clock.nanos = Duration.ofMinutes(5).toNanos() - 1;
        assertEquals(Either.right(credential("first")), tokens.find(COMMAND));
        clock.nanos = Duration.ofMinutes(5).toNanos();
        assertEquals(Either.right(credential("second")), tokens.find(COMMAND));
    }

    @Test
    void theTokenOfACommandWithoutIntervalIsUsedUntilItIsRefused() {
        var command =
                new TokenCommand(
                        List.of("print"), Optional.empty(), Duration.ofSeconds(5), Duration.ZERO);
        runner.ends(0, "first").ends(0, "second");

        tokens.find(command);
        clock.nanos = Duration.ofDays(9).toNanos();

        assertEquals(Either.right(credential("first")), tokens.find(command));
        assertEquals(Either.right(credential("second")), tokens.renew(command, "first"));
        assertEquals(Either.right(credential("second")), tokens.find(command));
    }

    @Test
    void aTokenThatWasReplacedMeanwhileIsNotAskedForAgain() {
        runner.ends(0, "first").ends(0, "second");
        tokens.find(COMMAND);
        tokens.renew(COMMAND, "first");

        assertEquals(Either.right(credential("second")), tokens.renew(COMMAND, "first"));
        assertEquals(2, runner.requests().size());
    }

    @Test
    void aFailureIsNotKept() {
        runner.ends(1, "").ends(0, "t0ken");

        assertEquals(failed("exited with status 1"), tokens.find(COMMAND));
        assertEquals(Either.right(credential("t0ken")), tokens.find(COMMAND));
    }

    @Test
    void aProgramThatDoesNotStartIsNamed() {
        runner.doesNotStart(new CommandError.NotStarted("No such file or directory (os error 2)"));

        assertEquals(
                failed("did not start: No such file or directory (os error 2)"),
                tokens.find(COMMAND));
    }

    @Test
    void whatItSaysIsReportedWithoutTheToken() {
        assertEquals(
                failed("exited with status 3: cannot renew [redacted], log in"),
                tokens(new Ending.Exited(3), "t0ken", "cannot renew t0ken, log in\n")
                        .find(COMMAND));
    }

    @Test
    void aCommandThatDoesNotEndIsReported() {
        assertEquals(
                failed("did not end within 7000 milliseconds"),
                tokens(new Ending.TimedOut(Duration.ofSeconds(7)), "", "").find(COMMAND));
    }

    @Test
    void aCommandThatPrintsNothingIsReported() {
        assertEquals(
                failed("printed nothing: log in first"),
                tokens(new Ending.Exited(0), " \n", "log in first").find(COMMAND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "two\nlines", "t\u00f6ken", "t\u0007ken"})
    void whatIsNoTokenIsNotSentAndNotShown(String printed) {
        runner.ends(0, printed);

        assertEquals(failed("printed something else than one token"), tokens.find(COMMAND));
    }

    @Test
    void argumentsAreNotShown() {
        assertEquals("TokenCommand[gcloud]", COMMAND.toString());
    }

    private CommandTokens tokens(Ending ending, String stdout, String stderr) {
        return new CommandTokens(
                (_, _, _) ->
                        Either.right(
                                new CommandOutcome(
                                        ending,
                                        new CapturedOutput(stdout, "", 0, 0),
                                        new CapturedOutput(stderr, "", 0, 0),
                                        CapturedOutput.EMPTY,
                                        Duration.ZERO)),
                Map.of(),
                Path.of("/srv"),
                clock);
    }

    private static Either<ModelError, Credential> failed(String what) {
        return Either.left(
                new ModelError.NoCredential(
                        "The command for the provider's credential, `gcloud`, " + what));
    }

    private static Credential credential(String secret) {
        return new Credential(secret, Optional.empty());
    }

    private static final class Clock implements Time {

        private long nanos;

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public boolean sleep(Duration duration, Cancellation cancellation) {
            throw new AssertionError("nothing waits");
        }
    }
}
