package dev.basalt.adapter.models.http.request;

import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.Optional;

/**
 * What a provider wants back with the next request, such as a signature, as the state of an item or
 * the encrypted part of a reasoning. It is sent only to the provider and the model that it is from:
 * others refuse it.
 *
 * @param owner the API, the provider and the model
 */
public record ProviderState(String owner) {

    private static final char SEPARATOR = '\n';

    /** The state that belongs to the provider and model of a request. */
    public static ProviderState of(String api, ModelRequest request) {
        return new ProviderState(
                api + SEPARATOR + request.provider().id() + SEPARATOR + request.model());
    }

    /** Returns the state as it is kept in the history. */
    public String seal(String state) {
        return owner + SEPARATOR + state;
    }

    /** Returns the state in a reasoning; empty when there is none, or it is not of this owner. */
    public Optional<String> in(HistoryItem.Reasoning reasoning) {
        return reasoning.encrypted().flatMap(this::open);
    }

    /** Returns what was sealed; empty when it is not of this owner. */
    public Optional<String> open(String state) {
        return Optional.of(state)
                .filter(sealed -> sealed.startsWith(owner + SEPARATOR))
                .map(sealed -> sealed.substring(owner.length() + 1));
    }
}
