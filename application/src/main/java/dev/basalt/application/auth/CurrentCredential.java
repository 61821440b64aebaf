package dev.basalt.application.auth;

import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Tokens;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The current credential of the user's account: the stored one, or else the key in the environment.
 * Tokens are renewed before they expire. Thread-safe; blocking.
 */
public final class CurrentCredential {

    /**
     * How long before their expiry tokens are renewed, so that a request in progress does not fail.
     */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** The age at which tokens without an expiry time are renewed, as in codex 0.23.0. */
    private static final Duration LONG_AGO = Duration.ofDays(28);

    private final CredentialStore store;
    private final TokenRenewal renewal;
    private final Optional<String> environmentKey;
    private final Time time;

    /**
     * @param environmentKey the API key that is used while none is stored
     */
    public CurrentCredential(
            CredentialStore store,
            TokenRenewal renewal,
            Optional<String> environmentKey,
            Time time) {
        this.store = store;
        this.renewal = renewal;
        this.environmentKey = environmentKey;
        this.time = time;
    }

    /** A credential and how the user signed in. */
    public record SignedIn(AuthMode mode, Credential credential) {}

    /**
     * Returns how the user is signed in, without a request to the issuer; empty when not signed in.
     */
    public Either<AuthError, Optional<AuthMode>> mode(AccountSettings account) {
        return store.load()
                .flatMap(stored ->
                        stored.mode(account.preferred())
                                .<Either<AuthError, Optional<AuthMode>>>map(
                                        mode -> Either.right(Optional.of(mode)))
                                .orElseGet(() ->
                                        elsewhere(stored).map(key -> key.map(SignedIn::mode))));
    }

    /** Returns the credential to send; empty when not signed in. */
    public Either<AuthError, Optional<SignedIn>> find(AccountSettings account) {
        return store.load().flatMap(stored -> choose(stored, account));
    }

    /**
     * Renews the tokens after a provider refused one; a key can't be renewed.
     *
     * @param refused the refused token; if another has replaced it since, that one is returned
     *     without a renewal
     */
    public Either<AuthError, SignedIn> renew(AccountSettings account, String refused) {
        return renewal.renew(account.issuer(), refused).flatMap(CurrentCredential::signedIn);
    }

    private Either<AuthError, Optional<SignedIn>> choose(
            Credentials stored, AccountSettings account) {
        Optional<AuthMode> mode = stored.mode(account.preferred());
        if (mode.equals(Optional.of(AuthMode.CHATGPT))) {
            return fresh(stored, account).map(Optional::of);
        }
        return mode.isPresent()
                ? Either.right(stored.apiKey().map(CurrentCredential::key))
                : elsewhere(stored);
    }

    /** Returns the key in the environment, for stored credentials of which none is used. */
    private Either<AuthError, Optional<SignedIn>> elsewhere(Credentials stored) {
        return environmentKey.isEmpty() && stored.unsupportedMode().isPresent()
                ? Either.left(new AuthError.UnsupportedMode(stored.unsupportedMode().get()))
                : Either.right(environmentKey.map(CurrentCredential::key));
    }

    private Either<AuthError, SignedIn> fresh(Credentials stored, AccountSettings account) {
        Tokens tokens = stored.tokens().orElseThrow();
        boolean usedToTheEnd = tokens.refresh().isEmpty() && !expired(tokens);
        if (usedToTheEnd || !nearItsEnd(stored, tokens)) {
            return signedIn(tokens);
        }
        Either<AuthError, Tokens> renewed = renewal.renew(account.issuer(), tokens.access().text());
        // a token that is still valid is used if the issuer can't be reached
        return renewed.isLeft() && !expired(tokens)
                ? signedIn(tokens)
                : renewed.flatMap(CurrentCredential::signedIn);
    }

    private boolean nearItsEnd(Credentials stored, Tokens tokens) {
        Instant now = time.now();
        return tokens.access()
                .expires()
                .map(end -> end.isBefore(now.plus(MARGIN)))
                .or(() -> stored.lastRefresh().map(last -> last.plus(LONG_AGO).isBefore(now)))
                .orElse(false);
    }

    private boolean expired(Tokens tokens) {
        return tokens.access().expires().map(end -> !end.isAfter(time.now())).orElse(false);
    }

    private static SignedIn key(String key) {
        return new SignedIn(AuthMode.API_KEY, new Credential(key, Optional.empty()));
    }

    private static Either<AuthError, SignedIn> signedIn(Tokens tokens) {
        return tokens.anyAccount()
                .<Either<AuthError, SignedIn>>map(account ->
                        Either.right(
                                new SignedIn(
                                        AuthMode.CHATGPT,
                                        new Credential(
                                                tokens.access().text(),
                                                Optional.of(account),
                                                tokens.id().plan()))))
                .orElseGet(() -> Either.left(new AuthError.SignedOut()));
    }
}
