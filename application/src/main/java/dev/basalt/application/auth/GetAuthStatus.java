package dev.basalt.application.auth;

import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.Optional;

/** Reports how the user is signed in with OpenAI. Thread-safe; blocking. */
public final class GetAuthStatus {

    private final ResolveAccountSettings settings;
    private final CurrentCredential current;

    public GetAuthStatus(ResolveAccountSettings settings, CurrentCredential current) {
        this.settings = settings;
        this.current = current;
    }

    /**
     * The request.
     *
     * @param includeToken whether the status contains the key or the access token
     * @param refreshToken whether tokens are renewed first
     */
    public record Query(boolean includeToken, boolean refreshToken) {}

    /**
     * How the user is signed in. The token is left out of {@link #toString}.
     *
     * @param method empty when not signed in
     * @param token present when it was requested and the user is signed in
     */
    public record Status(Optional<AuthMode> method, AuthMode preferred, Optional<String> token) {
        @Override
        public String toString() {
            return "Status[" + method + ", " + preferred + "]";
        }
    }

    public Either<AuthError, Status> handle(Query query) {
        return settings.handle()
                .<AuthError>mapLeft(GetAuthStatus::misconfigured)
                .flatMap(account ->
                        query.includeToken() || query.refreshToken()
                                ? signedIn(account, query)
                                        .map(signedIn -> status(account, signedIn, query))
                                : current.mode(account)
                                        .map(mode ->
                                                new Status(
                                                        mode,
                                                        account.preferred(),
                                                        Optional.empty())));
    }

    private Either<AuthError, Optional<CurrentCredential.SignedIn>> signedIn(
            AccountSettings account, Query query) {
        return current.find(account)
                .flatMap(signedIn ->
                        signedIn.filter(h -> query.refreshToken() && h.mode() == AuthMode.CHATGPT)
                                .map(h -> current.renew(account, h.credential().secret()))
                                .map(renewed -> renewed.map(Optional::of))
                                .orElseGet(() -> Either.right(signedIn)));
    }

    private static Status status(
            AccountSettings account, Optional<CurrentCredential.SignedIn> signedIn, Query query) {
        return new Status(
                signedIn.map(CurrentCredential.SignedIn::mode),
                account.preferred(),
                signedIn.filter(_ -> query.includeToken()).map(h -> h.credential().secret()));
    }

    static AuthError misconfigured(SettingsError error) {
        return new AuthError.Misconfigured(error.message());
    }
}
