package dev.basalt.adapter.models.http.error;

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

    /** Returns the error in the body, an object; missing where there is none. */
    public JsonNode error() {
        return ErrorJson.in(body);
    }

    /**
     * Returns the provider's own sentence: of JSON its message, of a web page its title, of
     * anything else the text.
     */
    public String message() {
        JsonNode error = error();
        return ErrorJson.message(
                error,
                error.isObject()
                        ? ErrorJson.members(error)
                        : WebPage.in(body)
                                .or(() -> ErrorJson.inFragment(body))
                                .orElseGet(body::strip));
    }

    /** Returns the same with a delay that the body names, unless the headers name one. */
    public HttpRefusal orDelay(Optional<Duration> named) {
        return new HttpRefusal(status, body, retryAfter.or(() -> named), receivedAt);
    }

    /**
     * Returns the error for a response without any meaning of its own. Too many requests for hours
     * to come are a limit that is used up.
     */
    public ModelError toError() {
        if (status == UNAUTHORIZED) {
            return new ModelError.Unauthorized(message());
        }
        Optional<Duration> delay = retryAfter.or(() -> NamedDelay.in(body));
        var rejected = new ModelError.Rejected(status, message(), delay);
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
