package dev.basalt.adapter.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.BrowserSignIn.Grant;
import dev.basalt.domain.auth.Tokens;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The redirect of the browser from the issuer. */
@WireMockTest
class CallbackTest {

    private final SignInFixture signIn;

    CallbackTest(WireMockRuntimeInfo server) {
        signIn = new SignInFixture(server.getHttpBaseUrl());
    }

    @AfterEach
    void stopWaiting() {
        signIn.close();
    }

    @Test
    void theCodeIsRedeemedAndThePageSaysSo() throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        Browser browser = signIn.begin();

        HttpResponse<String> page = browser.comeBackWith("code=code-1");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Signed in to Basalt"));
        assertEquals(
                Either.right(
                        new Grant(
                                new Tokens(
                                        SignInFixture.READER.read("id-1"),
                                        SignInFixture.READER.read("access-1"),
                                        Optional.of("refresh-1"),
                                        Optional.of("acc-1")),
                                Optional.of("sk-1"))),
                signIn.arrival.outcome());
        signIn.arrival.awaitOver();
    }

    @Test
    void theCodeIsRedeemedWithTheVerifierOfTheChallenge() throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        Browser browser = signIn.begin();

        browser.comeBackWith("code=code-1");

        verify(
                postRequestedFor(urlPathEqualTo(SignInFixture.TOKEN))
                        .withFormParam("grant_type", equalTo("authorization_code"))
                        .withFormParam("code", equalTo("code-1"))
                        .withFormParam("client_id", equalTo("client-1"))
                        .withFormParam("redirect_uri", equalTo(browser.parameter("redirect_uri"))));
        String verifier =
                findAll(
                                postRequestedFor(urlPathEqualTo(SignInFixture.TOKEN))
                                        .withFormParam("code", equalTo("code-1")))
                        .getFirst()
                        .formParameter("code_verifier")
                        .firstValue();
        assertEquals(
                browser.parameter("code_challenge"),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(verifier.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void aSignInWithoutAnApiKeySucceeds() throws Exception {
        stubFor(
                post(SignInFixture.TOKEN)
                        .withFormParam("grant_type", equalTo("authorization_code"))
                        .willReturn(okJson(SignInFixture.TOKENS)));
        Browser browser = signIn.begin();

        assertEquals(200, browser.comeBackWith("code=code-1").statusCode());
        assertEquals(Optional.empty(), signIn.arrival.outcome().get().apiKey());
    }

    @Test
    void aUserWhoDeclinedSeesThatNothingChanged() throws Exception {
        Browser browser = signIn.begin();

        HttpResponse<String> page =
                browser.comeBackWith("error=access_denied&error_description=%3Cb%3ENo%3C/b%3E");

        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("Sign-in failed"));
        assertTrue(page.body().contains("access_denied: &lt;b&gt;No&lt;/b&gt;"));
        assertEquals(
                Either.left(new AuthError.Refused("access_denied: <b>No</b>")),
                signIn.arrival.outcome());
        signIn.arrival.awaitOver();
    }

    @Test
    void aCodeThatTheIssuerRefusesIsReported() throws Exception {
        stubFor(
                post(SignInFixture.TOKEN)
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withBody("{\"error\": \"invalid_grant\"}")));
        Browser browser = signIn.begin();

        HttpResponse<String> page = browser.comeBackWith("code=stolen");

        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("invalid_grant"));
        assertEquals(Either.left(new AuthError.Refused("invalid_grant")), signIn.arrival.outcome());
    }

    @Test
    void anUnreachableIssuerIsReported() throws Exception {
        try (var down = new SignInFixture("http://127.0.0.1:1")) {
            Browser browser = down.begin();

            HttpResponse<String> page = browser.comeBackWith("code=code-1");

            assertTrue(page.body().contains("http://127.0.0.1:1: connection refused"));
            assertEquals(
                    Either.left(
                            new AuthError.IssuerUnreachable(
                                    "http://127.0.0.1:1", "connection refused")),
                    down.arrival.outcome());
        }
    }

    @Test
    void aResponseWithoutAllTokensIsAnError() throws Exception {
        stubFor(post(SignInFixture.TOKEN).willReturn(okJson("{\"access_token\": \"access-1\"}")));
        Browser browser = signIn.begin();

        browser.comeBackWith("code=code-1");

        assertEquals(
                Either.left(
                        new AuthError.IssuerUnreachable(
                                signIn.issuer(), "a token is missing in the response")),
                signIn.arrival.outcome());
    }

    @Test
    void tokensThatCannotBeStoredAreReported() throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        signIn.arrival.answers(
                Either.left(new AuthError.NotSaved("/home/auth.json", "permission denied")));
        Browser browser = signIn.begin();

        HttpResponse<String> page = browser.comeBackWith("code=code-1");

        assertEquals(500, page.statusCode());
        assertTrue(page.body().contains("/home/auth.json: permission denied"));
    }

    @Test
    void thePortIsFreeAfterwards() throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        Browser browser = signIn.begin();
        browser.comeBackWith("code=code-1");
        signIn.arrival.awaitOver();

        assertThrows(IOException.class, () -> browser.comeBackWith("code=code-1"));
        assertEquals(1, signIn.arrival.count());
    }

    @Test
    void thePageIsNotCachedAndDoesNotLeakTheCode() throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();

        var headers = signIn.begin().comeBackWith("code=code-1").headers();

        assertEquals(Optional.of("no-store"), headers.firstValue("Cache-Control"));
        assertEquals(Optional.of("no-referrer"), headers.firstValue("Referrer-Policy"));
    }
}
