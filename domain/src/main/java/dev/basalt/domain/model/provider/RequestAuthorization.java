package dev.basalt.domain.model.provider;

import dev.basalt.domain.model.failure.ModelError;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Authorizes requests with credentials of a cloud. Two are equal when their credentials are. Shows
 * no secret in {@code toString}. Immutable; thread-safe.
 */
public interface RequestAuthorization {

    /**
     * Returns the headers that are added to a request as it is sent.
     *
     * @return names in small letters
     */
    Map<String, String> headers(OutgoingRequest request);

    /** Returns what must not be repeated in an error, should the provider echo it. */
    List<String> secrets();

    /**
     * Returns what a refusal means, with what to do where that is known. {@link
     * ModelError.Unauthorized} asks for other credentials.
     *
     * @param error as the provider's API understands it
     * @param evidence the response: headers that name an error, and the body
     */
    ModelError explain(ModelError error, String evidence);

    /**
     * Returns where the credentials come from and what to do when they were refused and there are
     * no others, in sentences.
     */
    String advice();

    /**
     * A request that is ready to be sent.
     *
     * @param method in capitals
     * @param host with the port unless it is the usual one, as in the header {@code host}
     * @param path percent-encoded, as it is sent
     * @param query names and values, decoded, in the order in which they are sent
     * @param contentType of the body
     * @param bodySha256 the hash of the body as it is sent, in hexadecimal; computed when asked for
     */
    record OutgoingRequest(
            String method,
            String host,
            String path,
            List<Map.Entry<String, String>> query,
            String contentType,
            Supplier<String> bodySha256) {

        public OutgoingRequest {
            query = List.copyOf(query);
        }
    }
}
