package dev.basalt.adapter.models.http.exchange;

import dev.basalt.domain.model.failure.ModelError;

import tools.jackson.databind.JsonNode;

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
    private static final int TOO_MANY_REQUESTS = 429;

    /** Returns the object {@code error} of the body; missing where there is none. */
    public JsonNode error() {
        return ErrorJson.in(body);
    }

    /** Returns the provider's own sentence, or the body where there is none in it. */
    public String message() {
        return ErrorJson.message(error(), body);
    }

    /** Returns the same with a delay that the body names, unless the headers name one. */
    public HttpRefusal orDelay(Optional<Duration> named) {
        return new HttpRefusal(status, body, retryAfter.or(() -> named), receivedAt);
    }

    /**
     * Returns the error for a body without any meaning of its own. Too many requests for hours to
     * come are a limit that is used up.
     */
    public ModelError toError() {
        if (status == UNAUTHORIZED) {
            return new ModelError.Unauthorized(body);
        }
        Optional<Duration> delay = retryAfter.or(() -> NamedDelay.in(body));
        var rejected = new ModelError.Rejected(status, body, delay);
        return status == TOO_MANY_REQUESTS && !rejected.temporary()
                ? usedUp(delay.map(receivedAt::plus))
                : rejected;
    }

    /** Returns the error for an account whose allowance or money is used up. */
    public ModelError usedUp(Optional<Instant> resetsAt) {
        return new ModelError.UsageLimitReached(
                Optional.empty(),
                resetsAt,
                Optional.of(message()).filter(message -> !message.isBlank()));
    }
}
