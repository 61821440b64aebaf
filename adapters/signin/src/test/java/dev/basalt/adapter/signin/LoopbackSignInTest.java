package dev.basalt.adapter.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import dev.basalt.domain.auth.AuthError;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;

/** The URL to which the browser is sent, and the port of the redirect. */
@WireMockTest
class LoopbackSignInTest {

    private final SignInFixture signIn;

    LoopbackSignInTest(WireMockRuntimeInfo server) {
        signIn = new SignInFixture(server.getHttpBaseUrl());
    }

    @AfterEach
    void stopWaiting() {
        signIn.close();
    }

    @Test
    void theBrowserIsSentToTheIssuerWithAChallengeAndAState() {
        Browser browser = signIn.begin();

        assertTrue(
                signIn.url().startsWith(signIn.issuer() + "/oauth/authorize?response_type=code&"));
        assertEquals("client-1", browser.parameter("client_id"));
        assertEquals("openid profile email offline_access", browser.parameter("scope"));
        assertEquals("S256", browser.parameter("code_challenge_method"));
        assertEquals("true", browser.parameter("id_token_add_organizations"));
        assertEquals("true", browser.parameter("codex_cli_simplified_flow"));
        assertEquals(43, browser.parameter("code_challenge").length());
        assertEquals(43, browser.parameter("state").length());
        URI redirect = URI.create(browser.parameter("redirect_uri"));
        assertEquals("localhost", redirect.getHost());
        assertEquals("/auth/callback", redirect.getPath());
        assertTrue(signIn.url().contains("&scope=openid%20profile%20email%20offline_access&"));
    }

    @Test
    void everySignInHasSecretsOfItsOwn() {
        Browser first = signIn.begin();
        signIn.close();
        Browser second = signIn.begin();

        assertFalse(first.parameter("state").equals(second.parameter("state")));
        assertFalse(first.parameter("code_challenge").equals(second.parameter("code_challenge")));
    }

    @Test
    void aPortThatIsTakenIsAnErrorWhenThereIsNoOther() throws IOException {
        try (ServerSocket taken = taken()) {
            assertEquals(
                    Either.left(
                            new AuthError.NoCallback(
                                    "port " + taken.getLocalPort() + ": Address already in use")),
                    signIn.begin(List.of(taken.getLocalPort())));
        }
    }

    @Test
    void aPortThatIsTakenIsSkippedWhenAnotherIsAllowed() throws IOException {
        try (ServerSocket taken = taken()) {
            signIn.begin(List.of(taken.getLocalPort(), 0)).get();

            assertFalse(
                    new Browser(signIn.url())
                            .parameter("redirect_uri")
                            .contains(":" + taken.getLocalPort() + "/"));
        }
    }

    @Test
    void aPortIsFreeAgainAtOnceWhenTheSignInBeforeIsClosed() throws IOException {
        int port = URI.create(signIn.begin().parameter("redirect_uri")).getPort();
        signIn.close();

        assertTrue(signIn.begin(List.of(port)).isRight());
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
