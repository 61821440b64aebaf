package dev.basalt.domain.model.facts;

import java.util.Map;
import java.util.Optional;

/** Keeps what providers have said of their models, for later processes. Thread-safe; blocks. */
public interface ListedLimits {

    /** Keeps nothing. */
    ListedLimits NONE =
            new ListedLimits() {
                @Override
                public Map<String, ModelCatalogue.Entry> read() {
                    return Map.of();
                }

                @Override
                public Optional<String> add(String key, ModelCatalogue.Entry entry) {
                    return Optional.empty();
                }
            };

    /** Returns what was said within the last day, without prices. */
    Map<String, ModelCatalogue.Entry> read();

    /**
     * Adds what was said of a model.
     *
     * @return why it could not be kept
     */
    Optional<String> add(String key, ModelCatalogue.Entry entry);
}
