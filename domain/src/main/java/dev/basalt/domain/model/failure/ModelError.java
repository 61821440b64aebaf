package dev.basalt.domain.model.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a model gave no complete response. Facts, not sentences, except for the provider's own
 * messages.
 */
public sealed interface ModelError {

    /**
     * No answer at all: refused, reset, unresolved, no TLS.
     *
     * @param reason the cause, in words for people
     */
    record Unreachable(String url, String reason) implements ModelError {}

    /**
     * An HTTP status other than success that has no case of its own.
     *
     * @param status the number
     * @param message the provider's own sentence, or what it sent instead, cut to a sensible length
     * @param retryAfter how long the provider asks to wait
     */
    record Rejected(int status, String message, Optional<Duration> retryAfter)
            implements ModelError {

        private static final int TIMEOUT = 408;
        private static final int CONFLICT = 409;
        private static final int TOO_MANY_REQUESTS = 429;

        /** Returns whether the same request may succeed a little later. */
        public boolean temporary() {
            return switch (status) {
                case TIMEOUT, CONFLICT, TOO_MANY_REQUESTS -> !asksForTooLong();
                default -> status >= 500 && !asksForTooLong();
            };
        }

        private boolean asksForTooLong() {
            return retryAfter
                    .filter(wait -> wait.compareTo(RetryPolicy.LONGEST_NAMED_WAIT) > 0)
                    .isPresent();
        }
    }

    /**
     * The credential was refused (401).
     *
     * @param message the provider's own sentence
     */
    record Unauthorized(String message) implements ModelError {}

    /**
     * The account's allowance or credit is used up; waiting seconds will not help.
     *
     * @param advice what to do, in a sentence; used where no reset is known
     * @param resetsAt when there is allowance again, where known
     * @param message the provider's own sentence; absent where the limit is that of a plan
     */
    record UsageLimitReached(
            Optional<String> advice, Optional<Instant> resetsAt, Optional<String> message)
            implements ModelError {

        /** The limit of an account's plan. */
        public UsageLimitReached(Optional<String> advice, Optional<Instant> resetsAt) {
            this(advice, resetsAt, Optional.empty());
        }

        /** The limit of an account that pays for what it uses. */
        public UsageLimitReached(String message, Optional<Instant> resetsAt) {
            this(Optional.empty(), resetsAt, Optional.of(message));
        }
    }

    /**
     * The account's plan does not include this model.
     *
     * @param message what to do, in a sentence
     */
    record UsageNotIncluded(String message) implements ModelError {}

    /** The conversation does not fit into the model's context. */
    record ContextExceeded(String message) implements ModelError {}

    /**
     * The conversation has to be summarised to go on, and could not be.
     *
     * @param reason a sentence
     */
    record NotCompacted(String reason) implements ModelError {}

    /**
     * The stream began and did not come to its proper end: cut, silent for too long, or ended by
     * the provider.
     *
     * @param reason what happened, or the provider's own message
     * @param retryAfter how long the provider asks to wait
     */
    record StreamBroken(String reason, Optional<Duration> retryAfter) implements ModelError {}

    /**
     * The model, or a filter of the provider, refuses to answer this, and would refuse it again.
     *
     * @param reason a sentence, with the provider's own message where there is one
     */
    record Refused(String reason) implements ModelError {}

    /**
     * There is no complete answer to this, and would be none the next time: no room to answer in,
     * more than can be received.
     *
     * @param reason a sentence, with the provider's own message where there is one
     */
    record Withheld(String reason) implements ModelError {}

    /** The response came to its proper end and has neither a text nor a call. */
    record EmptyResponse() implements ModelError {}

    /** The environment variable that the provider's entry names contains no key. */
    record MissingKey(String variable, Optional<String> instructions) implements ModelError {}

    /** The credential could not be had: unreadable, or not to be renewed. */
    record NoCredential(String reason) implements ModelError {}

    /**
     * The provider's entry names something that no request can be made of: an address, a header.
     *
     * @param provider the entry's key
     * @param reason what is wrong; contains no secret
     */
    record UnusableProvider(String provider, String reason) implements ModelError {}

    /** No adapter speaks the API that the provider's entry names. */
    record UnknownWireApi(String wireApi) implements ModelError {}

    /** The turn was cancelled. */
    record Cancelled() implements ModelError {}
}
