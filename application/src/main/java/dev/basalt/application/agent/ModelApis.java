package dev.basalt.application.agent;

import dev.basalt.domain.model.ModelProvider;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import java.util.HashMap;
import java.util.Map;

/** The adapters that speak to models, by the word for their API in a provider's settings. */
public record ModelApis(Map<String, ModelProvider> byWireApi) {

    public ModelApis {
        byWireApi = Map.copyOf(byWireApi);
    }

    /** Returns the providers that need no entry in the configuration, by the word for their API. */
    public Map<String, ProviderSettings> homes() {
        Map<String, ProviderSettings> homes = new HashMap<>();
        byWireApi.forEach((word, api) -> api.home().ifPresent(home -> homes.put(word, home)));
        return homes;
    }

    Either<ModelError, ModelProvider> speaking(ProviderSettings provider) {
        ModelProvider found = byWireApi.get(provider.wireApi());
        return found == null
                ? Either.left(new ModelError.UnknownWireApi(provider.wireApi()))
                : Either.right(found);
    }
}
