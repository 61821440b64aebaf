package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.TokenIssuer;
import dev.basalt.domain.auth.Tokens;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Renews tokens once for all callers, in this process and in others: later callers find the new
 * ones stored. Thread-safe; blocking.
 */
public final class TokenRenewal {

    /** How long no request is made to an issuer that did not respond. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final CredentialStore store;
    private final TokenIssuer issuer;
    private final Time time;
    private final AtomicReference<Optional<Failure>> lastFailure =
            new AtomicReference<>(Optional.empty());

    public TokenRenewal(CredentialStore store, TokenIssuer issuer, Time time) {
        this.store = store;
        this.issuer = issuer;
        this.time = time;
    }

    /**
     * Returns tokens with another access token than the stale one: those that others have stored
     * meanwhile, or else new ones. No request is made with a refresh token that the issuer refused,
     * nor directly after the issuer did not respond. A user who signed out meanwhile stays signed
     * out.
     *
     * @param stale the access token to replace
     */
    Either<AuthError, Tokens> renew(Issuer from, String stale) {
        return store.renew(stored -> renewed(stored, from, stale))
                .flatMap(stored ->
                        stored.tokens()
                                .<Either<AuthError, Tokens>>map(Either::right)
                                .orElseGet(() -> Either.left(new AuthError.SignedOut())));
    }

    private Either<AuthError, Credentials> renewed(Credentials stored, Issuer from, String stale) {
        if (stored.tokens().isEmpty()) {
            return Either.left(new AuthError.SignedOut());
        }
        Tokens tokens = stored.tokens().get();
        if (!tokens.access().text().equals(stale)) {
            return Either.right(stored);
        }
        if (tokens.refresh().isEmpty()) {
            return Either.left(new AuthError.SignedOut());
        }
        String refreshToken = tokens.refresh().get();
        Optional<AuthError> known = knownFailure(refreshToken);
        if (known.isPresent()) {
            return Either.left(known.get());
        }
        return issuer.renew(from, refreshToken)
                .peekLeft(error -> remember(refreshToken, error))
                .map(renewal -> stored.renewed(renewal.over(tokens), time.now()));
    }

    private Optional<AuthError> knownFailure(String refreshToken) {
        return lastFailure
                .get()
                .filter(last -> last.refreshToken.equals(refreshToken))
                .filter(last ->
                        last.error instanceof AuthError.Refused
                                || last.at.plus(PAUSE).isAfter(time.now()))
                .map(Failure::error);
    }

    private void remember(String refreshToken, AuthError error) {
        lastFailure.set(Optional.of(new Failure(refreshToken, error, time.now())));
    }

    private record Failure(String refreshToken, AuthError error, Instant at) {
        @Override
        public String toString() {
            return "Failure[" + error + ", " + at + "]";
        }
    }
}
