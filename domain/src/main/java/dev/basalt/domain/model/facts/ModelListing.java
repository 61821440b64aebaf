package dev.basalt.domain.model.facts;

import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import java.util.Optional;

/** What providers say of their models themselves. Thread-safe. */
public interface ModelListing {

    /** No provider is asked. */
    ModelListing NONE = (_, _, _) -> Optional.empty();

    /**
     * Asks a provider about one of its models; blocks for a few seconds at most.
     *
     * @return empty when it says nothing that is understood, or cannot be reached
     */
    Optional<ModelCatalogue.Entry> ask(
            ProviderSettings provider, Optional<Credential> credential, String model);
}
