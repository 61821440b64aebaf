package dev.basalt.application.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.application.auth.GetAuthStatus.Query;
import dev.basalt.application.auth.GetAuthStatus.Status;
import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class GetAuthStatusTest {

    private static final Query PLAIN = new Query(false, false);
    private static final Query WITH_TOKEN = new Query(true, false);

    @Test
    void isNotSignedInWithoutStoredCredentials() {
        assertEquals(
                status(Optional.empty(), Optional.empty()),
                ask(new AuthFixture(Credentials.NONE), WITH_TOKEN));
    }

    @Test
    void theTokenIsReturnedOnlyOnRequest() {
        AuthFixture auth = new AuthFixture(Credentials.key("sk-1"));

        assertEquals(status(Optional.of(AuthMode.API_KEY), Optional.empty()), ask(auth, PLAIN));
        assertEquals(
                status(Optional.of(AuthMode.API_KEY), Optional.of("sk-1")), ask(auth, WITH_TOKEN));
    }

    @Test
    void theTokenOfChatGptIsTheAccessToken() {
        assertEquals(
                status(Optional.of(AuthMode.CHATGPT), Optional.of("access-1")),
                ask(new AuthFixture(AuthFixture.tokens()), WITH_TOKEN));
    }

    @Test
    void tokensAreRenewedOnRequest() {
        assertEquals(
                status(Optional.of(AuthMode.CHATGPT), Optional.of("access-2")),
                ask(new AuthFixture(AuthFixture.tokens()), new Query(true, true)));
    }

    @Test
    void theIssuerIsNotContactedForTheStatus() {
        AuthFixture auth =
                new AuthFixture(AuthFixture.tokens(Optional.of(Instant.EPOCH), Optional.empty()));
        auth.issuer.failWith(new AuthError.IssuerUnreachable("issuer", "refused"));

        assertEquals(status(Optional.of(AuthMode.CHATGPT), Optional.empty()), ask(auth, PLAIN));
        assertEquals(List.of(), auth.issuer.asked());
    }

    @Test
    void aKeyNeedsNoRenewal() {
        AuthFixture auth = new AuthFixture(Credentials.key("sk-1"));

        assertEquals(
                status(Optional.of(AuthMode.API_KEY), Optional.empty()),
                ask(auth, new Query(false, true)));
        assertEquals(List.of(), auth.issuer.asked());
    }

    @Test
    void aRenewalThatFailsIsAnError() {
        AuthFixture auth = new AuthFixture(AuthFixture.tokens());
        AuthError error = new AuthError.IssuerUnreachable("issuer", "refused");
        auth.issuer.failWith(error);

        assertEquals(Either.left(error), ask(auth, new Query(false, true)));
    }

    @Test
    void aConfigurationThatCanNotBeReadIsAnError() {
        ResolveAccountSettings broken =
                new ResolveAccountSettings(
                        new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                () ->
                                        Either.left(
                                                new SettingsError(
                                                        "config.toml",
                                                        Optional.of(3),
                                                        Optional.empty(),
                                                        "not TOML")),
                                List.of()));

        assertEquals(
                Either.left(new AuthError.Misconfigured("not TOML (config.toml, line 3)")),
                new GetAuthStatus(broken, new AuthFixture(Credentials.NONE).current).handle(PLAIN));
    }

    @Test
    void theTokenIsNotPrinted() {
        Status status = ask(new AuthFixture(Credentials.key("sk-s3cret")), WITH_TOKEN).get();

        assertFalse(status.toString().contains("s3cret"));
    }

    private static Either<AuthError, Status> ask(AuthFixture auth, Query query) {
        return new GetAuthStatus(AuthFixture.NOTHING_CONFIGURED, auth.current).handle(query);
    }

    private static Either<AuthError, Status> status(
            Optional<AuthMode> method, Optional<String> token) {
        return Either.right(new Status(method, AuthMode.CHATGPT, token));
    }
}
