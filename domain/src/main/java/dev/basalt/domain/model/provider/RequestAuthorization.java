package dev.basalt.domain.model.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * Returns what a response without success says about the credentials; empty when it is not
     * about them, or nothing is to be added.
     *
     * @param response its headers and its body
     */
    Optional<Verdict> verdict(String response);

    /**
     * Returns where the credentials come from and what to do when they were refused and there are
     * no others, in sentences.
     */
    String advice();

    /** What a provider thinks of credentials. */
    sealed interface Verdict {

        /** They have expired: others may be accepted. */
        record Expired() implements Verdict {}

        /**
         * Others of the same place would be refused, too.
         *
         * @param hint the cause and what to do, to be added to the provider's sentence
         */
        record Wrong(String hint) implements Verdict {}
    }

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
