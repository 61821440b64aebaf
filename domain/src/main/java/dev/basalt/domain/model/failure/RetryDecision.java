package dev.basalt.domain.model.failure;

import java.time.Duration;

/** What follows a failed attempt. */
public sealed interface RetryDecision {

    /**
     * Wait, then ask again.
     *
     * @param number counts the retries of this budget, from 1
     * @param max the size of the budget
     */
    record Retry(Budget budget, int number, int max, Duration delay) implements RetryDecision {}

    /**
     * Renew the credential and send the request again at once; if it cannot be renewed, the error
     * is final.
     */
    record RefreshCredential() implements RetryDecision {}

    /** The error is final. */
    record GiveUp() implements RetryDecision {}

    /** What a retry is paid from. */
    enum Budget {
        /** Sending a request again that got no good answer. Anew for every stream. */
        REQUEST,
        /** Requesting the whole response again. */
        STREAM
    }
}
