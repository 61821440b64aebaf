package dev.basalt.adapter.modelhttp;

import dev.basalt.domain.model.ModelError;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer with another status than success.
 *
 * @param body cut to a sensible length, secrets that were sent taken out
 * @param retryAfter how long the headers ask to wait
 * @param receivedAt when the answer came
 */
public record HttpRefusal(
        int status, String body, Optional<Duration> retryAfter, Instant receivedAt) {

    private static final int UNAUTHORIZED = 401;

    /** Returns the error for whoever knows nothing particular about the body. */
    public ModelError toError() {
        return status == UNAUTHORIZED
                ? new ModelError.Unauthorized(body)
                : new ModelError.Rejected(status, body, retryAfter.or(() -> NamedDelay.in(body)));
    }
}
