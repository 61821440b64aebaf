package dev.basalt.application.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.auth.LoginWithBrowser.Started;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.auth.CredentialStore.Cleared;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Issuer;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

class LoginAndLogoutTest {

    private static final String FIRST = new UUID(0, 1).toString();
    private static final String SECOND = new UUID(0, 2).toString();

    private final AuthFixture auth = new AuthFixture(Credentials.NONE);
    private final PendingLogins pending = new PendingLogins();
    private final FakeBrowser browser = new FakeBrowser();
    private final BlockingQueue<AuthEvent> events = new LinkedBlockingQueue<>();
    private long lastId;

    private final LoginWithBrowser loginWithBrowser =
            new LoginWithBrowser(
                    AuthFixture.NOTHING_CONFIGURED,
                    browser,
                    auth.store,
                    pending,
                    events::add,
                    () -> new UUID(0, ++lastId),
                    auth.time);
    private final CancelLogin cancelLogin = new CancelLogin(pending);

    @Nested
    class WithAKey {

        @Test
        void theKeyReplacesAllStoredCredentials() {
            AuthFixture signedIn = new AuthFixture(AuthFixture.tokens());

            assertEquals(
                    Either.right(
                            List.of(new AuthEvent.StatusChanged(Optional.of(AuthMode.API_KEY)))),
                    new LoginWithApiKey(signedIn.store, pending).handle(" sk-1\n"));
            assertEquals(Credentials.key("sk-1"), signedIn.store.stored());
        }

        @Test
        void aPendingBrowserSignInIsCancelled() {
            loginWithBrowser.handle().get();

            assertEquals(
                    Either.right(
                            List.of(
                                    cancelled(FIRST),
                                    new AuthEvent.StatusChanged(Optional.of(AuthMode.API_KEY)))),
                    new LoginWithApiKey(auth.store, pending).handle("sk-1"));
            browser.arrive(Either.right(grant()));
            assertEquals(Credentials.key("sk-1"), auth.store.stored());
        }

        @Test
        void anEmptyKeyIsRefused() {
            assertEquals(
                    Either.left(new AuthError.Refused("the API key is empty")),
                    new LoginWithApiKey(auth.store, pending).handle(" \n"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'sk-1\nsk-2' | has more than one line",
                    "'sk 1' | contains a blank, a control character or a letter outside ASCII",
                    "'sk\u00071' | contains a blank, a control character or a letter outside ASCII",
                    "'sk-ü' | contains a blank, a control character or a letter outside ASCII",
                })
        void aTextThatCanNotBeAKeyIsRefusedWithoutRepeatingIt(String text, String reason) {
            assertEquals(
                    Either.left(new AuthError.Refused("the API key " + reason)),
                    new LoginWithApiKey(auth.store, pending).handle(text));
            assertEquals(Credentials.NONE, auth.store.stored());
        }

        @Test
        void aByteOrderMarkAndBlanksAroundTheKeyAreRemoved() {
            new LoginWithApiKey(auth.store, pending).handle("\uFEFF sk-1\r\n").get();

            assertEquals(Credentials.key("sk-1"), auth.store.stored());
        }

        @Test
        void anUnreadableFileIsReplaced() {
            auth.store.breakWith(new AuthError.Unreadable("auth.json", "not JSON"));

            assertTrue(new LoginWithApiKey(auth.store, pending).handle("sk-1").isRight());
            assertEquals(Either.right(Credentials.key("sk-1")), auth.store.load());
        }
    }

    @Nested
    class WithAPastedCode {

        @Test
        void theGrantedTokensAreStoredAndReported() {
            loginWithBrowser.handle().get();

            assertEquals(Optional.empty(), loginWithBrowser.paste(FIRST, "code"));
            assertEquals(
                    List.of(
                            new AuthEvent.LoginCompleted(FIRST, Optional.empty()),
                            new AuthEvent.StatusChanged(Optional.of(AuthMode.CHATGPT))),
                    List.copyOf(events));
        }

        @Test
        void anotherTextLeavesTheSignInPending() {
            loginWithBrowser.handle().get();

            assertEquals(
                    Optional.of(new AuthError.Refused("no code")),
                    loginWithBrowser.paste(FIRST, "nonsense"));
            assertEquals(List.of(), List.copyOf(events));
            assertEquals(Optional.empty(), loginWithBrowser.paste(FIRST, "code"));
        }

        @Test
        void aSignInThatHasEndedIsUnknown() {
            loginWithBrowser.handle().get();
            loginWithBrowser.paste(FIRST, "code");

            assertEquals(
                    Optional.of(new AuthError.UnknownLogin(FIRST)),
                    loginWithBrowser.paste(FIRST, "code"));
        }
    }

    @Nested
    class WithABrowser {

        @Test
        void theUserIsSentToTheIssuer() {
            assertEquals(
                    Either.right(new Started(FIRST, "https://auth.openai.com/1455/1")),
                    loginWithBrowser.handle());
        }

        @Test
        void grantedTokensAreStoredAndReported() {
            loginWithBrowser.handle().get();

            Either<AuthError, Credentials> result = browser.arrive(Either.right(grant()));

            Credentials expected =
                    AuthFixture.tokens(
                            Optional.empty(), Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
            assertEquals(Either.right(expected), result);
            assertEquals(expected, auth.store.stored());
            assertEquals(
                    List.of(
                            new AuthEvent.LoginCompleted(FIRST, Optional.empty()),
                            new AuthEvent.StatusChanged(Optional.of(AuthMode.CHATGPT))),
                    List.copyOf(events));
        }

        @Test
        void aRefusalIsReported() {
            loginWithBrowser.handle().get();
            AuthError denied = new AuthError.Refused("access_denied");

            browser.arrive(Either.left(denied));

            assertEquals(
                    List.of(new AuthEvent.LoginCompleted(FIRST, Optional.of(denied))),
                    List.copyOf(events));
            assertEquals(Credentials.NONE, auth.store.stored());
        }

        @Test
        void tokensThatCanNotBeStoredAreAFailure() {
            loginWithBrowser.handle().get();
            AuthError error = new AuthError.NotSaved("auth.json", "permission denied");
            auth.store.breakWith(error);

            assertEquals(Either.left(error), browser.arrive(Either.right(grant())));
            assertEquals(
                    List.of(new AuthEvent.LoginCompleted(FIRST, Optional.of(error))),
                    List.copyOf(events));
        }

        @Test
        void aSecondLoginReplacesTheFirst() {
            loginWithBrowser.handle().get();

            Started second = loginWithBrowser.handle().get();

            assertEquals(SECOND, second.loginId());
            assertTrue(browser.waits.get(0).closed);
            assertEquals(List.of(cancelled(FIRST)), List.copyOf(events));
        }

        @Test
        void aRedirectToAReplacedLoginIsTooLate() {
            loginWithBrowser.handle().get();
            loginWithBrowser.handle().get();

            assertEquals(
                    Either.left(new AuthError.Cancelled()),
                    browser.waits.get(0).arrive(Either.right(grant())));
            assertEquals(Credentials.NONE, auth.store.stored());
            assertEquals(List.of(cancelled(FIRST)), List.copyOf(events));
        }

        @Test
        void aPortThatIsTakenIsAnErrorAtOnce() {
            AuthError taken = new AuthError.NoCallback("port 1455 is taken");
            browser.failure = Optional.of(taken);

            assertEquals(Either.left(taken), loginWithBrowser.handle());
        }

        @Test
        void itEndsAfterTenMinutes() throws InterruptedException {
            loginWithBrowser.handle().get();

            assertEquals(Duration.ofMinutes(10), auth.time.awaitWait());
            auth.time.letPass();

            assertEquals(
                    new AuthEvent.LoginCompleted(FIRST, Optional.of(new AuthError.TimedOut())),
                    events.take());
            assertTrue(browser.waits.get(0).closed);
            assertTrue(cancelLogin.handle(FIRST).isLeft());
        }
    }

    @Nested
    class Cancelling {

        @Test
        void endsThePendingSignIn() {
            loginWithBrowser.handle().get();

            assertEquals(Either.right(cancelled(FIRST)), cancelLogin.handle(FIRST));
            assertTrue(browser.waits.get(0).closed);
        }

        @Test
        void worksOnce() {
            loginWithBrowser.handle().get();
            cancelLogin.handle(FIRST).get();

            assertEquals(Either.left(new AuthError.UnknownLogin(FIRST)), cancelLogin.handle(FIRST));
        }

        @Test
        void doesNotTouchAnotherLogin() {
            loginWithBrowser.handle().get();

            assertTrue(cancelLogin.handle(SECOND).isLeft());
            assertTrue(!browser.waits.get(0).closed);
        }
    }

    @Nested
    class SigningOut {

        @Test
        void deletesTheStoredCredentials() {
            AuthFixture signedIn = new AuthFixture(Credentials.key("sk-1"));

            assertEquals(
                    signedOut(Cleared.CREDENTIALS, Optional.empty()), logout(signedIn).handle());
            assertEquals(Credentials.NONE, signedIn.store.stored());
        }

        @Test
        void succeedsWhenNotSignedIn() {
            assertEquals(signedOut(Cleared.NOTHING, Optional.empty()), logout(auth).handle());
        }

        @Test
        void leavesTheKeyInTheEnvironment() {
            AuthFixture both = new AuthFixture(AuthFixture.tokens(), Optional.of("sk-env"));

            assertEquals(
                    signedOut(Cleared.CREDENTIALS, Optional.of(AuthMode.API_KEY)),
                    logout(both).handle());
        }

        @Test
        void cancelsAPendingLogin() {
            loginWithBrowser.handle().get();

            assertEquals(
                    List.of(cancelled(FIRST), new AuthEvent.StatusChanged(Optional.empty())),
                    logout(auth).handle().get().events());
            assertTrue(browser.waits.get(0).closed);
        }

        private Logout logout(AuthFixture fixture) {
            return new Logout(
                    fixture.store, pending, AuthFixture.NOTHING_CONFIGURED, fixture.current);
        }

        private static Either<AuthError, Logout.SignedOut> signedOut(
                Cleared cleared, Optional<AuthMode> left) {
            return Either.right(
                    new Logout.SignedOut(cleared, List.of(new AuthEvent.StatusChanged(left))));
        }
    }

    private static AuthEvent.LoginCompleted cancelled(String loginId) {
        return new AuthEvent.LoginCompleted(loginId, Optional.of(new AuthError.Cancelled()));
    }

    private static BrowserSignIn.Grant grant() {
        return new BrowserSignIn.Grant(
                AuthFixture.tokens().tokens().orElseThrow(), Optional.empty());
    }

    /** A browser that comes back when the test says so. */
    private static final class FakeBrowser implements BrowserSignIn {

        private final List<Wait> waits = new ArrayList<>();
        private Optional<AuthError> failure = Optional.empty();

        @Override
        public Either<AuthError, Waiting> begin(
                Issuer issuer, List<Integer> ports, Arrival arrival) {
            if (failure.isPresent()) {
                return Either.left(failure.get());
            }
            Wait wait =
                    new Wait(
                            issuer.url() + "/" + ports.getFirst() + "/" + (waits.size() + 1),
                            arrival);
            waits.add(wait);
            return Either.right(wait);
        }

        Either<AuthError, Credentials> arrive(Either<AuthError, Grant> outcome) {
            return waits.getLast().arrive(outcome);
        }

        private static final class Wait implements Waiting {

            private final String url;
            private final Arrival arrival;
            private boolean closed;

            Wait(String url, Arrival arrival) {
                this.url = url;
                this.arrival = arrival;
            }

            Either<AuthError, Credentials> arrive(Either<AuthError, Grant> outcome) {
                Either<AuthError, Credentials> result = arrival.arrived(outcome);
                arrival.over();
                return result;
            }

            @Override
            public String url() {
                return url;
            }

            /** Understands codes only. */
            @Override
            public Optional<AuthError> paste(String text) {
                if (!text.equals("code")) {
                    return Optional.of(new AuthError.Refused("no code"));
                }
                arrive(Either.right(grant()));
                return Optional.empty();
            }

            @Override
            public void close() {
                closed = true;
            }
        }
    }
}
