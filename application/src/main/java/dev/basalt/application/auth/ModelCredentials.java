package dev.basalt.application.auth;

import dev.basalt.domain.auth.AccountService;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import java.util.Map;
import java.util.Optional;

/**
 * Decides with which credential a model is asked. The credential of the user's account is sent to
 * the hosts of its service and to providers whose entry asks for it, and to no other. Thread-safe;
 * blocking.
 */
public final class ModelCredentials {

    private final CurrentCredential current;
    private final Map<String, String> environment;
    private final AccountService service;

    /**
     * @param environment the variables of the server's own process
     * @param service the one that the account of the current credential belongs to
     */
    public ModelCredentials(
            CurrentCredential current, Map<String, String> environment, AccountService service) {
        this.current = current;
        this.environment = Map.copyOf(environment);
        this.service = service;
    }

    /**
     * How a provider is asked now.
     *
     * @param provider with the address that belongs to the credential
     * @param credential empty when the provider is asked without one
     */
    public record Access(ProviderSettings provider, Optional<Credential> credential) {}

    /**
     * Finds the credential for the next request of a conversation. The left side is {@link
     * ModelError.MissingKey} or {@link ModelError.NoCredential}.
     */
    public Either<ModelError, Access> access(Settings settings) {
        ProviderSettings provider = settings.provider();
        Optional<String> ownKey = provider.envKey().flatMap(this::variable);
        if (ownKey.isPresent()) {
            return Either.right(
                    access(provider, Optional.of(new Credential(ownKey.get(), Optional.empty()))));
        }
        return mayHaveCredentialOfAccount(provider)
                ? current.find(settings.account())
                        .mapLeft(ModelCredentials::noCredential)
                        .map(held -> held.map(CurrentCredential.Held::credential))
                        .flatMap(credential -> unlessKeyIsMissing(provider, credential))
                : unlessKeyIsMissing(provider, Optional.empty());
    }

    /**
     * Renews a credential that the provider has refused. The left side says why there is no other:
     * a key can't be renewed, so that the provider's own words stand.
     *
     * @param refusal the provider's words
     */
    public Either<ModelError, Access> renew(Settings settings, Access refused, ModelError refusal) {
        return refused.credential()
                .filter(Credential::isToken)
                .map(credential ->
                        current.renew(settings.account(), credential.secret())
                                .bimap(
                                        ModelCredentials::noCredential,
                                        held ->
                                                access(
                                                        settings.provider(),
                                                        Optional.of(held.credential()))))
                .orElseGet(() -> Either.left(refusal));
    }

    private Either<ModelError, Access> unlessKeyIsMissing(
            ProviderSettings provider, Optional<Credential> credential) {
        return provider.envKey().isPresent() && credential.isEmpty()
                ? Either.left(
                        new ModelError.MissingKey(
                                provider.envKey().get(), provider.envKeyInstructions()))
                : Either.right(access(provider, credential));
    }

    private Access access(ProviderSettings provider, Optional<Credential> credential) {
        boolean elsewhere =
                credential.map(Credential::isToken).orElse(false)
                        && provider.baseUrl().equals(service.keyAddress());
        return new Access(elsewhere ? provider.at(service.tokenAddress()) : provider, credential);
    }

    private boolean mayHaveCredentialOfAccount(ProviderSettings provider) {
        return provider.usesAccount() || service.owns(provider.baseUrl());
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static ModelError noCredential(AuthError error) {
        return new ModelError.NoCredential(
                switch (error) {
                    case AuthError.Refused _, AuthError.SignedOut _ ->
                            "the sign-in with ChatGPT has ended, please sign in again (basalt"
                                    + " login): "
                                    + error.message();
                    case AuthError.IssuerUnreachable _ ->
                            "the sign-in with ChatGPT could not be renewed: " + error.message();
                    default -> error.message();
                });
    }
}
