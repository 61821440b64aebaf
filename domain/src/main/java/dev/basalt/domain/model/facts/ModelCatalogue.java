package dev.basalt.domain.model.facts;

import dev.basalt.domain.model.provider.ProviderSettings;

import java.util.Optional;
import java.util.OptionalLong;

/** What is known of the models that a provider serves. Answers at once. Thread-safe. */
public interface ModelCatalogue {

    /** Nothing is known of any model. */
    ModelCatalogue EMPTY = (_, _) -> Optional.empty();

    /**
     * What a provider says of a model.
     *
     * @param contextWindow in tokens
     * @param maxOutputTokens of one response
     */
    record Entry(
            OptionalLong contextWindow, OptionalLong maxOutputTokens, Optional<ModelPrice> price) {}

    /** Returns what is known of a model at a provider. */
    Optional<Entry> find(ProviderSettings provider, String model);
}
