package dev.basalt.domain.model.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.failure.RetryDecision.Budget;
import dev.basalt.domain.model.failure.RetryDecision.GiveUp;
import dev.basalt.domain.model.failure.RetryDecision.RefreshCredential;
import dev.basalt.domain.model.failure.RetryDecision.Retry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class RetryPolicyTest {

    private static final double MIDDLE = 0.5;

    private static final ModelError BUSY = new ModelError.Rejected(503, "busy", Optional.empty());
    private static final ModelError REFUSED = new ModelError.Unreachable("http://x/", "refused");

    private final RetryPolicy policy = new RetryPolicy(4, 5);

    @ParameterizedTest(name = "retry {0} with chance {1} waits {2} ms")
    @CsvSource({
        "1, 0.0,  180",
        "1, 0.5,  200",
        "1, 0.99, 220",
        "2, 0.5,  400",
        "3, 0.5,  800",
        "4, 0.5, 1600",
    })
    void waitsDoubleAndAreSpreadByATenth(int number, double random, long millis) {
        assertEquals(
                new Retry(Budget.REQUEST, number, 4, Duration.ofMillis(millis)),
                policy.decide(REFUSED, new Attempts(number - 1, 0, false), random));
    }

    @Test
    void aHundredthRetryDoesNotWaitForCenturies() {
        assertEquals(
                new Retry(Budget.STREAM, 100, 200, Duration.ofMinutes(1)),
                new RetryPolicy(0, 200)
                        .decide(
                                new ModelError.StreamBroken("cut", Optional.empty()),
                                new Attempts(0, 99, false),
                                MIDDLE));
    }

    @Test
    void whatCannotBeReachedIsNotRequestedAsANewStream() {
        var small = new RetryPolicy(2, 1);

        assertEquals(new GiveUp(), small.decide(REFUSED, new Attempts(2, 0, false), MIDDLE));
    }

    @Test
    void anEmptyResponseIsRequestedAgainTwice() {
        var large = new RetryPolicy(4, 5);
        var empty = new ModelError.EmptyResponse();

        assertEquals(
                new Retry(Budget.STREAM, 2, 2, Duration.ofMillis(400)),
                large.decide(empty, new Attempts(0, 1, false), MIDDLE));
        assertEquals(new GiveUp(), large.decide(empty, new Attempts(0, 2, false), MIDDLE));
    }

    @Test
    void everyStreamHasItsOwnBudgetOfRequests() {
        var walked = new ArrayList<String>();
        var small = new RetryPolicy(2, 1);
        Attempts spent = Attempts.NONE;
        RetryDecision decision;
        do {
            decision = small.decide(BUSY, spent, MIDDLE);
            spent = spent.after(decision);
            if (decision instanceof Retry(var budget, int number, int max, var delay)) {
                walked.add(budget + " " + number + "/" + max + " " + delay.toMillis());
            }
        } while (decision instanceof Retry);

        assertEquals(
                List.of(
                        "REQUEST 1/2 200",
                        "REQUEST 2/2 400",
                        "STREAM 1/1 200",
                        "REQUEST 1/2 200",
                        "REQUEST 2/2 400"),
                walked);
        assertEquals(new GiveUp(), decision);
    }

    @Test
    void aBrokenStreamIsBegunAgain() {
        assertEquals(
                new Retry(Budget.STREAM, 1, 5, Duration.ofMillis(200)),
                policy.decide(
                        new ModelError.StreamBroken("cut", Optional.empty()),
                        Attempts.NONE,
                        MIDDLE));
    }

    @Test
    void aWaitThatTheProviderNamesIsKeptExactly() {
        assertEquals(
                new Retry(Budget.STREAM, 1, 5, Duration.ofMillis(1250)),
                policy.decide(
                        new ModelError.StreamBroken("limit", Optional.of(Duration.ofMillis(1250))),
                        Attempts.NONE,
                        0.9));
        assertEquals(
                new Retry(Budget.REQUEST, 1, 4, Duration.ofSeconds(7)),
                policy.decide(rejected(429, Duration.ofSeconds(7)), Attempts.NONE, 0.9));
    }

    @Test
    void aNamedWaitOfNothingDoesNotMakeAStorm() {
        assertEquals(
                new Retry(Budget.REQUEST, 1, 4, Duration.ofMillis(200)),
                policy.decide(rejected(503, Duration.ZERO), Attempts.NONE, MIDDLE));
    }

    @Test
    void aWaitOfHoursIsNotMade() {
        assertEquals(
                new GiveUp(),
                policy.decide(rejected(429, Duration.ofHours(2)), Attempts.NONE, MIDDLE));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 529})
    void anAnswerThatMayBeBetterNextTimeIsAskedForAgain(int status) {
        assertEquals(
                new Retry(Budget.REQUEST, 1, 4, Duration.ofMillis(200)),
                policy.decide(rejected(status), Attempts.NONE, MIDDLE));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 413, 422})
    void anAnswerThatWillBeTheSameNextTimeFailsAtOnce(int status) {
        assertEquals(new GiveUp(), policy.decide(rejected(status), Attempts.NONE, MIDDLE));
    }

    @Test
    void aRefusedCredentialIsRenewedOnceAndThenFails() {
        var refused = new ModelError.Unauthorized("bad key");
        RetryDecision first = policy.decide(refused, Attempts.NONE, MIDDLE);

        assertEquals(new RefreshCredential(), first);
        assertEquals(new GiveUp(), policy.decide(refused, Attempts.NONE.after(first), MIDDLE));
    }

    @Test
    void aRenewalIsRememberedOverRetries() {
        Attempts spent =
                Attempts.NONE
                        .after(new RefreshCredential())
                        .after(new Retry(Budget.STREAM, 1, 5, Duration.ZERO));

        assertEquals(new Attempts(0, 1, true), spent);
    }

    @ParameterizedTest
    @MethodSource("finalErrors")
    void whatWaitingDoesNotFixFailsAtOnce(ModelError error) {
        assertEquals(new GiveUp(), policy.decide(error, Attempts.NONE, MIDDLE));
    }

    static Stream<ModelError> finalErrors() {
        return Stream.of(
                new ModelError.UsageLimitReached(Optional.empty(), Optional.empty()),
                new ModelError.UsageLimitReached("No money.", Optional.empty()),
                new ModelError.UsageNotIncluded("Buy a larger plan."),
                new ModelError.ContextExceeded("too long"),
                new ModelError.Withheld("no"),
                new ModelError.Refused("no"),
                new ModelError.NotCompacted("no"),
                new ModelError.MissingKey("KEY", Optional.empty()),
                new ModelError.NoCredential("signed out"),
                new ModelError.UnusableProvider("mine", "no address"),
                new ModelError.UnknownWireApi("telepathy"),
                new ModelError.Cancelled());
    }

    private static ModelError rejected(int status) {
        return new ModelError.Rejected(status, "body", Optional.empty());
    }

    private static ModelError rejected(int status, Duration retryAfter) {
        return new ModelError.Rejected(status, "body", Optional.of(retryAfter));
    }
}
