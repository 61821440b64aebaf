package dev.basalt.application.auth;

import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.failure.ModelFailureText;
import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.CloudCredentials;
import dev.basalt.domain.model.provider.CloudCredentials.Grant;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.model.provider.RequestAuthorization;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Authorizes requests to providers with the credentials of their cloud. Each is used until shortly
 * before it expires or until the provider refuses it. Thread-safe; blocking.
 */
public final class CloudAccess {

    /** A request must reach the provider before its credential expires. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final FetchedOnce<Key, Grant> kept = new FetchedOnce<>();
    private final Supplier<CloudCredentials> clouds;
    private final Time time;

    /**
     * @param clouds asked for with the first request that needs them
     */
    public CloudAccess(Supplier<CloudCredentials> clouds, Time time) {
        this.clouds = clouds;
        this.time = time;
    }

    private record Key(AuthScheme scheme, String address) {}

    /** Returns a provider at the address with its region, if that is not known yet. */
    Either<ModelError, ProviderSettings> located(ProviderSettings provider) {
        return provider.baseUrl().contains(AuthScheme.AwsSigV4.REGION)
                        && provider.authScheme().orElse(null) instanceof AuthScheme.AwsSigV4 scheme
                ? clouds.get()
                        .located(scheme, provider.baseUrl())
                        .bimap(ModelError.NoCredential::new, provider::at)
                : Either.right(provider);
    }

    /**
     * Returns the provider with what authorizes the next request. The error is {@link
     * ModelError.NoCredential}.
     */
    Either<ModelError, ProviderSettings> authorized(ProviderSettings provider, AuthScheme scheme) {
        return granted(
                provider, scheme, grant -> time.now().plus(MARGIN).isBefore(grant.validUntil()));
    }

    /**
     * Returns the provider with other credentials than those that it has refused. The error is
     * {@link ModelError.NoCredential}, also when there are none but those.
     */
    Either<ModelError, ProviderSettings> renewed(
            ProviderSettings refused, AuthScheme scheme, ModelError refusal) {
        Predicate<RequestAuthorization> other =
                authorization -> !refused.authorization().stream().anyMatch(authorization::equals);
        return granted(refused, scheme, grant -> other.test(grant.authorization()))
                .flatMap(provider ->
                        provider.authorization().filter(other).isPresent()
                                ? Either.right(provider)
                                : Either.left(noOthers(refused, refusal)));
    }

    private Either<ModelError, ProviderSettings> granted(
            ProviderSettings provider, AuthScheme scheme, Predicate<Grant> usable) {
        return kept.find(
                        new Key(scheme, provider.baseUrl()),
                        usable,
                        () ->
                                clouds.get()
                                        .find(scheme, provider.baseUrl())
                                        .mapLeft(ModelError.NoCredential::new))
                .map(grant -> provider.with(grant.authorization()));
    }

    private static ModelError noOthers(ProviderSettings refused, ModelError refusal) {
        String reason =
                refusal instanceof ModelError.Unauthorized(var message)
                        ? message
                        : ModelFailureText.of(refusal);
        return new ModelError.NoCredential(
                refused.name()
                        + " refused the credentials: "
                        + reason
                        + (reason.endsWith(".") ? "" : ".")
                        + refused.authorization().map(each -> " " + each.advice()).orElse(""));
    }
}
