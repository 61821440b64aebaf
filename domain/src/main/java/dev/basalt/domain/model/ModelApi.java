package dev.basalt.domain.model;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One API for models, spoken to whichever provider a request names. Declares also what else the
 * program has to know of it: its providers and its models. Thread-safe and without state per
 * conversation; may be called from virtual threads.
 */
public interface ModelApi {

    /** Returns the word for this API in the configuration ({@code wire_api}); no other has it. */
    String wireApi();

    /**
     * Sends a request once, without retries, and blocks until the response is complete. Its events
     * are passed to the listener as they arrive; after a failure, the events that were passed on
     * remain valid. A cancellation closes the connection at once.
     */
    Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation);

    /**
     * Returns the provider that a configured one means when it speaks this API and has no address
     * of its own: it gets this address and, unless it names another, this key. Empty when an
     * address has to be configured.
     */
    default Optional<ProviderSettings> home() {
        return Optional.empty();
    }

    /**
     * Returns the providers that need no entry in the configuration: the {@link #home()}, unless
     * there are others.
     *
     * @param environment the variables of the process
     */
    default List<BuiltInProvider> providers(Map<String, String> environment) {
        return home().map(BuiltInProvider::replaceable).stream().toList();
    }

    /**
     * Returns what is known of a model. It may be asked for models that other providers serve, and
     * answers for those that it knows, since gateways serve models of several makers.
     */
    default Optional<ModelFamily> family(String model) {
        return Optional.empty();
    }

    /**
     * Returns what is assumed of a model that no API knows.
     *
     * @param reasoning whether it is configured as one that reasons
     */
    default ModelFamily unknown(boolean reasoning) {
        return ModelFamily.unknown(reasoning);
    }
}
