package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request of an API.
 *
 * @param path appended to the provider's address, without a leading slash
 * @param query parameters of the API; the provider's own are appended
 * @param headers of the API, the credential's included; those of the provider's entry are stronger
 * @param credential what must not be repeated in an error, should the provider echo it
 */
public record ModelCall(
        ProviderSettings provider,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<Credential> credential,
        JsonContent content) {

    public ModelCall {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A call that reads a document: it sends nothing. */
    public static ModelCall reading(
            ProviderSettings provider,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            Optional<Credential> credential) {
        return new ModelCall(provider, path, query, headers, credential, _ -> {});
    }

    @Override
    public String toString() {
        return "ModelCall[" + provider + ", " + path + "]";
    }
}
