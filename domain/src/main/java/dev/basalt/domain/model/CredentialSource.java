package dev.basalt.domain.model;

import io.vavr.control.Either;

import java.util.Optional;

/** Knows with which credential a provider is asked. Thread-safe; may block. */
public interface CredentialSource {

    /**
     * Returns the credential for the next request; empty when the provider is asked without one.
     * The left side is {@link ModelError.MissingKey} or {@link ModelError.NoCredential}.
     */
    Either<ModelError, Optional<Credential>> credential(ProviderSettings provider);

    /**
     * Renews the credential after the provider has refused it.
     *
     * @return false when there is nothing to renew, or it could not be renewed
     */
    boolean renew(ProviderSettings provider);
}
