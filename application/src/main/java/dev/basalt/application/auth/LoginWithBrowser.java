package dev.basalt.application.auth;

import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.AuthListener;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.Optional;

/**
 * Signs in with a browser. Returns as soon as the redirect is listened for; the outcome is reported
 * to the listener. A second sign-in replaces the first. Thread-safe.
 */
public final class LoginWithBrowser {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final ResolveAccountSettings settings;
    private final BrowserSignIn signIn;
    private final CredentialStore store;
    private final PendingLogins pending;
    private final AuthListener listener;
    private final Ids ids;
    private final Time time;

    public LoginWithBrowser(
            ResolveAccountSettings settings,
            BrowserSignIn signIn,
            CredentialStore store,
            PendingLogins pending,
            AuthListener listener,
            Ids ids,
            Time time) {
        this.settings = settings;
        this.signIn = signIn;
        this.store = store;
        this.pending = pending;
        this.listener = listener;
        this.ids = ids;
        this.time = time;
    }

    /**
     * A started sign-in.
     *
     * @param authUrl the URL that the user opens in the browser
     */
    public record Started(String loginId, String authUrl) {}

    public Either<AuthError, Started> handle() {
        return settings.handle().mapLeft(GetAuthStatus::misconfigured).flatMap(this::begin);
    }

    /**
     * Completes a sign-in with what the user copied from a browser on another machine: the address
     * that it was redirected to, or the code in it. Blocks while the issuer responds; the outcome
     * is reported to the listener.
     *
     * @return an error if the text can't be used; the sign-in then goes on
     */
    public Optional<AuthError> paste(String loginId, String text) {
        return pending.find(loginId)
                .map(login -> login.waiting().paste(text))
                .orElseGet(() -> Optional.of(new AuthError.UnknownLogin(loginId)));
    }

    private Either<AuthError, Started> begin(AccountSettings account) {
        String loginId = ids.next().toString();
        PendingLogins.Replaced replaced =
                pending.replaceWith(() ->
                        signIn.begin(
                                        account.issuer(),
                                        account.callbackPorts(),
                                        new Login(loginId, account))
                                .map(waiting ->
                                        new PendingLogins.Pending(
                                                loginId, waiting, new Cancellation())));
        replaced.cancelled().ifPresent(listener::on);
        return replaced.begun()
                .peek(this::limit)
                .map(begun -> new Started(loginId, begun.waiting().url()));
    }

    private void limit(PendingLogins.Pending begun) {
        Thread.ofVirtual()
                .name("login-limit")
                .start(() -> {
                    if (time.sleep(LIMIT, begun.limit())) {
                        expire(begun.loginId());
                    }
                });
    }

    private void expire(String loginId) {
        pending.take(loginId)
                .ifPresent(expired -> {
                    expired.waiting().close();
                    listener.on(
                            new AuthEvent.LoginCompleted(
                                    loginId, Optional.of(new AuthError.TimedOut())));
                });
    }

    /** Completes one sign-in. */
    private final class Login implements BrowserSignIn.Arrival {

        private final String loginId;
        private final AccountSettings account;
        private volatile Either<AuthError, Credentials> result =
                Either.left(new AuthError.Cancelled());

        Login(String loginId, AccountSettings account) {
            this.loginId = loginId;
            this.account = account;
        }

        @Override
        public Either<AuthError, Credentials> arrived(
                Either<AuthError, BrowserSignIn.Grant> outcome) {
            result =
                    pending.take(loginId).isPresent()
                            ? outcome.flatMap(this::save)
                            : Either.left(new AuthError.Cancelled());
            return result;
        }

        private Either<AuthError, Credentials> save(BrowserSignIn.Grant grant) {
            Credentials credentials =
                    new Credentials(
                            grant.apiKey(), Optional.of(grant.tokens()), Optional.of(time.now()));
            return store.replace(credentials);
        }

        @Override
        public void over() {
            result.fold(
                    error -> {
                        if (!(error instanceof AuthError.Cancelled)) {
                            completed(Optional.of(error));
                        }
                        return null;
                    },
                    stored -> {
                        completed(Optional.empty());
                        listener.on(new AuthEvent.StatusChanged(stored.mode(account.preferred())));
                        return null;
                    });
        }

        private void completed(Optional<AuthError> failure) {
            listener.on(new AuthEvent.LoginCompleted(loginId, failure));
        }
    }
}
