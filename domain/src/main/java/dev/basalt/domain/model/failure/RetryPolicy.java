package dev.basalt.domain.model.failure;

import dev.basalt.domain.model.provider.ProviderSettings;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and after what wait a failed attempt is repeated. Waits double from 200 ms and are
 * spread by a tenth, unless the provider names one (codex 0.23.0 compatibility).
 *
 * @param requestRetries how often a request is sent again, for each stream; a provider that cannot
 *     be reached is not asked more often than that
 * @param streamRetries how often the whole response is requested again
 */
public record RetryPolicy(int requestRetries, int streamRetries) {

    /** A longer wait than this is not worth it: the error is more useful. */
    public static final Duration LONGEST_NAMED_WAIT = Duration.ofMinutes(5);

    /** A model that has nothing to say rarely has more to say later. */
    private static final int EMPTY_RESPONSE_RETRIES = 2;

    private static final long FIRST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    public static RetryPolicy of(ProviderSettings provider) {
        return new RetryPolicy(provider.requestMaxRetries(), provider.streamMaxRetries());
    }

    /**
     * Decides what follows an error.
     *
     * @param random evenly from 0 (inclusive) to 1 (exclusive)
     */
    public RetryDecision decide(ModelError error, Attempts spent, double random) {
        return switch (error) {
            // what was not reached by now is not reached by a new stream
            case ModelError.Unreachable _ ->
                    spent.requests() < requestRetries
                            ? repeatRequest(spent, Optional.empty(), random)
                            : new RetryDecision.GiveUp();
            case ModelError.EmptyResponse _ ->
                    repeatStream(
                            spent,
                            Math.min(streamRetries, EMPTY_RESPONSE_RETRIES),
                            Optional.empty(),
                            random);
            case ModelError.Rejected rejected when rejected.temporary() ->
                    repeatRequest(spent, rejected.retryAfter(), random);
            case ModelError.StreamBroken(_, var retryAfter) ->
                    repeatStream(spent, streamRetries, retryAfter, random);
            case ModelError.Unauthorized _ when !spent.credentialRefreshed() ->
                    new RetryDecision.RefreshCredential();
            case ModelError.Rejected _,
                    ModelError.Unauthorized _,
                    ModelError.UsageLimitReached _,
                    ModelError.UsageNotIncluded _,
                    ModelError.ContextExceeded _,
                    ModelError.Refused _,
                    ModelError.Withheld _,
                    ModelError.NotCompacted _,
                    ModelError.MissingKey _,
                    ModelError.NoCredential _,
                    ModelError.UnusableProvider _,
                    ModelError.UnknownWireApi _,
                    ModelError.Cancelled _ ->
                    new RetryDecision.GiveUp();
        };
    }

    private RetryDecision repeatRequest(Attempts spent, Optional<Duration> named, double random) {
        return spent.requests() < requestRetries
                ? retry(
                        RetryDecision.Budget.REQUEST,
                        spent.requests() + 1,
                        requestRetries,
                        named,
                        random)
                : repeatStream(spent, streamRetries, named, random);
    }

    private static RetryDecision repeatStream(
            Attempts spent, int retries, Optional<Duration> named, double random) {
        return spent.streams() < retries
                ? retry(RetryDecision.Budget.STREAM, spent.streams() + 1, retries, named, random)
                : new RetryDecision.GiveUp();
    }

    private static RetryDecision retry(
            RetryDecision.Budget budget,
            int number,
            int max,
            Optional<Duration> named,
            double random) {
        Duration wait = named.filter(Duration::isPositive).orElseGet(() -> backoff(number, random));
        return wait.compareTo(LONGEST_NAMED_WAIT) > 0
                ? new RetryDecision.GiveUp()
                : new RetryDecision.Retry(budget, number, max, wait);
    }

    private static Duration backoff(int number, double random) {
        double millis = Math.min(FIRST_WAIT_MILLIS * Math.pow(2, number - 1), LONGEST_WAIT_MILLIS);
        return Duration.ofMillis(Math.round(millis * (0.9 + 0.2 * random)));
    }
}
