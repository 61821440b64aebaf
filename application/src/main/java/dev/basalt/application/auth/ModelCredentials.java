package dev.basalt.application.auth;

import dev.basalt.domain.auth.AccountService;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.model.provider.TokenCommand;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import java.util.Map;
import java.util.Optional;

/**
 * Chooses the credential of requests to a model. The credential of the user's account is sent only
 * to the hosts of its service and to providers whose configuration requires it. Thread-safe;
 * blocking.
 */
public final class ModelCredentials {

    private static final String SIGNED_OUT =
            "Not signed in. Sign in with `basalt login`, or set OPENAI_API_KEY in the environment"
                    + " of the server.";

    private final CurrentCredential current;
    private final CommandTokens tokens;
    private final CloudAccess clouds;
    private final Map<String, String> environment;
    private final AccountService service;

    /**
     * @param tokens the credentials of providers that name a command
     * @param clouds the credentials of providers that name a scheme
     * @param environment the environment variables of the server
     * @param service the service that the account of the current credential belongs to
     */
    public ModelCredentials(
            CurrentCredential current,
            CommandTokens tokens,
            CloudAccess clouds,
            Map<String, String> environment,
            AccountService service) {
        this.current = current;
        this.tokens = tokens;
        this.clouds = clouds;
        this.environment = Map.copyOf(environment);
        this.service = service;
    }

    /**
     * How requests to a provider are made now.
     *
     * @param provider with the base URL that belongs to the credential, or with what authorizes
     *     requests instead
     * @param credential empty for requests without a credential
     */
    public record Access(ProviderSettings provider, Optional<Credential> credential) {}

    /**
     * Returns the credential for the next request of a conversation. The error is {@link
     * ModelError.MissingKey} or {@link ModelError.NoCredential}.
     */
    public Either<ModelError, Access> access(Settings settings) {
        return clouds.located(settings.provider())
                .flatMap(provider -> access(provider, settings.account()));
    }

    private Either<ModelError, Access> access(ProviderSettings provider, AccountSettings account) {
        if (provider.tokenCommand().isPresent()) {
            return tokens.find(provider.tokenCommand().get())
                    .map(token -> new Access(provider, Optional.of(token)));
        }
        Optional<String> ownKey = ownKey(provider);
        if (ownKey.isPresent()) {
            return Either.right(
                    new Access(
                            provider, Optional.of(new Credential(ownKey.get(), Optional.empty()))));
        }
        if (provider.authScheme().isPresent()) {
            return clouds.authorized(provider, provider.authScheme().get())
                    .bimap(
                            error -> orWithKey(provider, error),
                            authorized -> new Access(authorized, Optional.empty()));
        }
        return mayHaveCredentialOfAccount(provider)
                ? current.find(account)
                        .mapLeft(ModelCredentials::noCredential)
                        .map(known -> known.map(CurrentCredential.SignedIn::credential))
                        .flatMap(credential -> unlessSignedOut(provider, credential, account))
                : unlessKeyIsMissing(provider, Optional.empty(), account);
    }

    /**
     * Renews a credential that the provider has refused. The error says why there is none; a key
     * can't be renewed, so that it is the provider's own error.
     *
     * @param refusal the provider's error
     */
    public Either<ModelError, Access> renew(Settings settings, Access refused, ModelError refusal) {
        Optional<TokenCommand> command = settings.provider().tokenCommand();
        if (command.isPresent() && refused.credential().isPresent()) {
            return tokens.renew(command.get(), refused.credential().get().secret())
                    .map(token -> new Access(refused.provider(), Optional.of(token)));
        }
        if (refused.provider().authorization().isPresent()
                && settings.provider().authScheme().isPresent()) {
            return clouds.renewed(
                            refused.provider(), settings.provider().authScheme().get(), refusal)
                    .map(authorized -> new Access(authorized, Optional.empty()));
        }
        return refused.credential()
                .filter(Credential::isToken)
                .map(credential ->
                        current.renew(settings.account(), credential.secret())
                                .bimap(
                                        ModelCredentials::noCredential,
                                        known ->
                                                access(
                                                        settings.provider(),
                                                        Optional.of(known.credential()),
                                                        settings.account())))
                .orElseGet(() -> Either.left(refusal));
    }

    /** The service itself would only refuse; another address may work without a credential. */
    private Either<ModelError, Access> unlessSignedOut(
            ProviderSettings provider, Optional<Credential> credential, AccountSettings account) {
        return credential.isEmpty()
                        && provider.envKey().isEmpty()
                        && service.owns(provider.baseUrl())
                        && provider.headers().keySet().stream()
                                .noneMatch("authorization"::equalsIgnoreCase)
                ? Either.left(new ModelError.NoCredential(SIGNED_OUT))
                : unlessKeyIsMissing(provider, credential, account);
    }

    private Either<ModelError, Access> unlessKeyIsMissing(
            ProviderSettings provider, Optional<Credential> credential, AccountSettings account) {
        return provider.envKey().isPresent() && credential.isEmpty()
                ? Either.left(
                        new ModelError.MissingKey(
                                provider.envKey().get(), provider.envKeyInstructions()))
                : Either.right(access(provider, credential, account));
    }

    /** Tokens have an address of their own, where the client's version is asked for. */
    private Access access(
            ProviderSettings provider, Optional<Credential> credential, AccountSettings account) {
        if (credential.filter(Credential::isToken).isEmpty()) {
            return new Access(provider, credential);
        }
        ProviderSettings placed =
                provider.baseUrl().equals(service.keyAddress())
                        ? provider.at(service.tokenAddress())
                        : provider;
        return new Access(
                placed.withHeader(service.versionHeader(), account.clientVersion()), credential);
    }

    private boolean mayHaveCredentialOfAccount(ProviderSettings provider) {
        return provider.usesAccount() || service.owns(provider.baseUrl());
    }

    private Optional<String> ownKey(ProviderSettings provider) {
        return provider.envKey().flatMap(this::variable).or(provider::token);
    }

    /** There are two ways to such a provider. */
    private static ModelError orWithKey(ProviderSettings provider, ModelError error) {
        return error instanceof ModelError.NoCredential(var reason) && provider.envKey().isPresent()
                ? new ModelError.NoCredential(
                        reason
                                + " Or set "
                                + provider.envKey().get()
                                + "."
                                + provider.envKeyInstructions().map(text -> " " + text).orElse(""))
                : error;
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
