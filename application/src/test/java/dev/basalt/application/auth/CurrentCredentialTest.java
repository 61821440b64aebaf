package dev.basalt.application.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.auth.CurrentCredential.SignedIn;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.Tokens;
import dev.basalt.domain.model.provider.Credential;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class CurrentCredentialTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Optional<String> KEY_IN_ENVIRONMENT = Optional.of("sk-env");

    @Test
    void isNotSignedInWithoutStoredCredentialsAndKeyInTheEnvironment() {
        assertEquals(
                Either.right(Optional.empty()),
                new AuthFixture(Credentials.NONE).current.find(AuthFixture.ACCOUNT));
    }

    @Test
    void theKeyInTheEnvironmentIsUsedWhenNothingIsStored() {
        assertEquals(
                Either.right(Optional.of(key("sk-env"))),
                new AuthFixture(Credentials.NONE, KEY_IN_ENVIRONMENT)
                        .current.find(AuthFixture.ACCOUNT));
    }

    @Test
    void storedCredentialsTakePrecedenceOverTheEnvironment() {
        assertEquals(
                Either.right(Optional.of(key("sk-stored"))),
                new AuthFixture(Credentials.key("sk-stored"), KEY_IN_ENVIRONMENT)
                        .current.find(AuthFixture.ACCOUNT));
        assertEquals(
                Either.right(Optional.of(chatGpt("access-1"))),
                new AuthFixture(AuthFixture.tokens(), KEY_IN_ENVIRONMENT)
                        .current.find(AuthFixture.ACCOUNT));
    }

    @Test
    void unreadableCredentialsAreAnErrorEvenWithAKeyInTheEnvironment() {
        AuthFixture auth = new AuthFixture(Credentials.NONE, KEY_IN_ENVIRONMENT);
        AuthError error = new AuthError.Unreadable("/home/auth.json", "not JSON");
        auth.store.breakWith(error);

        assertEquals(Either.left(error), auth.current.find(AuthFixture.ACCOUNT));
    }

    @Test
    void tokensWithoutAnAccountAreNotUsed() {
        AuthFixture auth =
                new AuthFixture(
                        new Credentials(
                                Optional.empty(),
                                Optional.of(
                                        new Tokens(
                                                Token.opaque("id"),
                                                Token.opaque("access"),
                                                Optional.of("refresh"),
                                                Optional.empty())),
                                Optional.empty()));

        assertEquals(
                Either.left(new AuthError.SignedOut()), auth.current.find(AuthFixture.ACCOUNT));
    }

    @Nested
    class OfALaterVersion {

        private final Credentials ofAnAgent =
                new Credentials(
                        Optional.of("sk-old"),
                        AuthFixture.tokens().tokens(),
                        Optional.empty(),
                        Optional.of("agentIdentity"),
                        Optional.empty());

        @Test
        void aSignInThatIsNotSupportedIsReportedInsteadOfUsingAnother() {
            AuthFixture auth = new AuthFixture(ofAnAgent);
            AuthError error = new AuthError.UnsupportedMode("agentIdentity");

            assertEquals(Either.left(error), auth.current.find(AuthFixture.ACCOUNT));
            assertEquals(Either.left(error), auth.current.mode(AuthFixture.ACCOUNT));
        }

        @Test
        void theKeyInTheEnvironmentIsUsedInsteadOfOneThatIsNotSupported() {
            AuthFixture auth = new AuthFixture(ofAnAgent, Optional.of("sk-2"));

            assertEquals(
                    Optional.of("sk-2"),
                    auth.current
                            .find(AuthFixture.ACCOUNT)
                            .get()
                            .map(found -> found.credential().secret()));
        }

        @Test
        void tokensWithoutARefreshTokenAreUsedUntilTheyExpire() {
            AuthFixture auth = withoutRefreshToken(NOW.plusSeconds(1));

            assertEquals(
                    Either.right(Optional.of(chatGpt("access-1"))),
                    auth.current.find(AuthFixture.ACCOUNT));
            assertEquals(List.of(), auth.issuer.asked());
        }

        @Test
        void tokensWithoutARefreshTokenAreNotUsedAfterTheyExpired() {
            AuthFixture auth = withoutRefreshToken(NOW);

            assertEquals(
                    Either.left(new AuthError.SignedOut()), auth.current.find(AuthFixture.ACCOUNT));
            assertEquals(List.of(), auth.issuer.asked());
        }

        private static AuthFixture withoutRefreshToken(Instant expires) {
            Tokens tokens =
                    AuthFixture.tokens(Optional.of(expires), Optional.empty()).tokens().get();
            return new AuthFixture(
                    new Credentials(
                            Optional.empty(),
                            Optional.of(
                                    new Tokens(
                                            tokens.id(),
                                            tokens.access(),
                                            Optional.empty(),
                                            tokens.account())),
                            Optional.empty()));
        }
    }

    @Nested
    class BeforeTokensExpire {

        @Test
        void theyAreUsedUnchangedUntilTheyExpireSoon() {
            AuthFixture auth = expiringIn(Duration.ofMinutes(6));

            assertEquals(
                    Either.right(Optional.of(chatGpt("access-1"))),
                    auth.current.find(AuthFixture.ACCOUNT));
            assertEquals(List.of(), auth.issuer.asked());
        }

        @Test
        void theyAreRenewedAndStored() {
            AuthFixture auth = expiringIn(Duration.ofMinutes(4));

            assertEquals(
                    Either.right(Optional.of(chatGpt("access-2"))),
                    auth.current.find(AuthFixture.ACCOUNT));
            assertEquals(List.of("refresh-1"), auth.issuer.asked());
            Credentials stored = auth.store.stored();
            assertEquals(Optional.of(NOW), stored.lastRefresh());
            assertEquals(Optional.of("refresh-2"), stored.tokens().flatMap(Tokens::refresh));
            assertEquals(Optional.of("id-1"), stored.tokens().map(tokens -> tokens.id().text()));
        }

        @Test
        void theyAreStillUsedWhenTheIssuerIsUnreachable() {
            AuthFixture auth = expiringIn(Duration.ofMinutes(4));
            auth.issuer.failWith(new AuthError.IssuerUnreachable("issuer", "refused"));

            assertEquals(
                    Either.right(Optional.of(chatGpt("access-1"))),
                    auth.current.find(AuthFixture.ACCOUNT));
        }

        @Test
        void theIssuerIsNotContactedAgainAtOnceAfterItFailed() {
            AuthFixture auth = expiringIn(Duration.ofMinutes(4));
            auth.issuer.failWith(new AuthError.IssuerUnreachable("issuer", "refused"));
            auth.current.find(AuthFixture.ACCOUNT).get();
            auth.issuer.recover();

            auth.time.advance(Duration.ofSeconds(59));
            auth.current.find(AuthFixture.ACCOUNT).get();
            assertEquals(1, auth.issuer.asked().size());

            auth.time.advance(Duration.ofSeconds(1));
            auth.current.find(AuthFixture.ACCOUNT).get();
            assertEquals(2, auth.issuer.asked().size());
        }

        @Test
        void theyAreRenewedAfterFourWeeksWithoutAnExpiryTime() {
            AuthFixture fresh = lastRefreshed(Duration.ofDays(28));
            AuthFixture old = lastRefreshed(Duration.ofDays(28).plusSeconds(1));

            fresh.current.find(AuthFixture.ACCOUNT).get();
            old.current.find(AuthFixture.ACCOUNT).get();

            assertEquals(List.of(), fresh.issuer.asked());
            assertEquals(List.of("refresh-1"), old.issuer.asked());
        }

        private static AuthFixture expiringIn(Duration duration) {
            return new AuthFixture(
                    AuthFixture.tokens(Optional.of(NOW.plus(duration)), Optional.empty()));
        }

        private static AuthFixture lastRefreshed(Duration ago) {
            return new AuthFixture(
                    AuthFixture.tokens(Optional.empty(), Optional.of(NOW.minus(ago))));
        }
    }

    @Test
    void anExpiredTokenThatCanNotBeRenewedIsAnError() {
        AuthFixture auth = new AuthFixture(AuthFixture.tokens(Optional.of(NOW), Optional.empty()));
        AuthError refused = new AuthError.Refused("invalid_grant");
        auth.issuer.failWith(refused);

        assertEquals(Either.left(refused), auth.current.find(AuthFixture.ACCOUNT));
    }

    @Nested
    class AfterATokenWasRefused {

        private final AuthFixture auth = new AuthFixture(AuthFixture.tokens());

        @Test
        void itIsRenewed() {
            assertEquals(
                    Either.right(chatGpt("access-2")),
                    auth.current.renew(AuthFixture.ACCOUNT, "access-1"));
        }

        @Test
        void itIsRenewedOnceForAllCallers() throws Exception {
            List<Either<AuthError, SignedIn>> results = atOnce(20);

            assertEquals(List.of("refresh-1"), auth.issuer.asked());
            assertEquals(
                    List.of(Either.right(chatGpt("access-2"))),
                    results.stream().distinct().toList());
        }

        @Test
        void aRefreshTokenThatWasRefusedIsNotTriedAgain() throws Exception {
            AuthError refused = new AuthError.Refused("invalid_grant");
            auth.issuer.failWith(refused);

            List<Either<AuthError, SignedIn>> results = atOnce(20);
            auth.time.advance(Duration.ofDays(1));
            results.addAll(atOnce(1));

            assertEquals(List.of("refresh-1"), auth.issuer.asked());
            assertEquals(List.of(Either.left(refused)), results.stream().distinct().toList());
        }

        @Test
        void tokensThatAnotherProcessStoredMeanwhileAreUsed() {
            assertEquals(
                    Either.right(chatGpt("access-1")),
                    auth.current.renew(AuthFixture.ACCOUNT, "access-0"));
            assertEquals(List.of(), auth.issuer.asked());
        }

        @Test
        void thereIsNothingToRenewAfterASignOutMeanwhile() {
            auth.store.clear();

            assertEquals(
                    Either.left(new AuthError.SignedOut()),
                    auth.current.renew(AuthFixture.ACCOUNT, "access-1"));
        }

        private List<Either<AuthError, SignedIn>> atOnce(int conversations) throws Exception {
            List<Callable<Either<AuthError, SignedIn>>> calls = new ArrayList<>();
            for (int i = 0; i < conversations; i++) {
                calls.add(() -> auth.current.renew(AuthFixture.ACCOUNT, "access-1"));
            }
            List<Either<AuthError, SignedIn>> results = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Either<AuthError, SignedIn>> result : threads.invokeAll(calls)) {
                    results.add(result.get());
                }
            }
            return results;
        }
    }

    private static SignedIn key(String key) {
        return new SignedIn(AuthMode.API_KEY, new Credential(key, Optional.empty()));
    }

    private static SignedIn chatGpt(String token) {
        return new SignedIn(
                AuthMode.CHATGPT,
                new Credential(token, Optional.of("account-1"), Optional.of("pro")));
    }
}
