package dev.basalt.domain.model.provider;

import io.vavr.control.Either;

import java.time.Instant;

/**
 * The credentials that the tools of clouds keep on this machine. Nothing is cached: each call reads
 * files or requests a token anew. Errors are sentences with what to do, without secrets.
 * Thread-safe; blocking.
 */
public interface CloudCredentials {

    /**
     * Returns an address with its region.
     *
     * @param address contains {@link AuthScheme.AwsSigV4#REGION}
     */
    Either<String, String> located(AuthScheme.AwsSigV4 scheme, String address);

    /**
     * Finds the credentials for requests.
     *
     * @param address of the provider, with its region
     */
    Either<String, Grant> find(AuthScheme scheme, String address);

    /**
     * Credentials for a while.
     *
     * @param validUntil when they expire; {@link Instant#MIN} if they must be read anew for each
     *     request, {@link Instant#MAX} if they are valid until the provider refuses them
     */
    record Grant(RequestAuthorization authorization, Instant validUntil) {}
}
