package dev.basalt.domain.model.provider;

import io.vavr.control.Either;

import java.util.List;

/** Lists the models that an account may use, as its service says. Thread-safe; blocking. */
@FunctionalInterface
public interface AccountModels {

    /**
     * Asks the service for the list, for a few seconds at most. The error is a sentence.
     *
     * @param provider how the service is reached with the credential
     * @param clientVersion the version that requests name; the service leaves out models that need
     *     a later one, or says which they need
     */
    Either<String, List<AccountModel>> list(
            ProviderSettings provider, Credential credential, String clientVersion);
}
