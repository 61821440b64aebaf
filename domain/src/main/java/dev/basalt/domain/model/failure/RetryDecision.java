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

    /** Renew the credential and ask again at once; if it cannot be renewed, the error stands. */
    record RefreshCredential() implements RetryDecision {}

    /** The error stands. */
    record GiveUp() implements RetryDecision {}

    /** What a retry is paid from. */
    enum Budget {
        /** Sending a request again that got no good answer. Anew for every stream. */
        REQUEST,
        /** Beginning the whole response again. */
        STREAM
    }
}
