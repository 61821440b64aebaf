package dev.basalt.domain.model;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import java.util.Optional;

/**
 * Speaks one API for models, to whichever provider a request names. Thread-safe and without state
 * per conversation; may be called from virtual threads.
 */
public interface ModelProvider {

    /**
     * Asks once, without retries, and blocks until the response is complete. What comes is passed
     * to the listener as it comes; on the left side, what was passed on stays said. A cancellation
     * ends the connection at once.
     */
    Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation);

    /**
     * Returns the provider that the API comes from. It needs no entry in the configuration, and
     * entries that name no address mean this one. Empty for an API that nobody in particular owns.
     */
    default Optional<ProviderSettings> home() {
        return Optional.empty();
    }
}
