package dev.basalt.adapter.models.http.error;

import dev.basalt.domain.model.failure.ModelError;

import java.time.Duration;
import java.util.Optional;

/** Errors that come in a stream, where their code is what the HTTP status would have been. */
public final class InStreamError {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private InStreamError() {}

    /**
     * Returns the error.
     *
     * @param status 0 when it is not known
     * @param message the provider's sentence
     * @param retryAfter how long the provider asks to wait
     */
    public static ModelError of(int status, String message, Optional<Duration> retryAfter) {
        if (status == UNAUTHORIZED) {
            return new ModelError.Unauthorized(message);
        }
        var rejected = new ModelError.Rejected(status, message, Optional.empty());
        boolean permanent =
                status >= BAD_REQUEST && status < INTERNAL_SERVER_ERROR && !rejected.temporary();
        return permanent ? rejected : new ModelError.StreamBroken(message, retryAfter);
    }
}
