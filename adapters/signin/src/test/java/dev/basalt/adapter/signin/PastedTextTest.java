package dev.basalt.adapter.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import dev.basalt.domain.auth.AuthError;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

/** What the user copied from a browser that can't reach this machine. */
@WireMockTest
class PastedTextTest {

    private final SignInFixture signIn;

    PastedTextTest(WireMockRuntimeInfo server) {
        signIn = new SignInFixture(server.getHttpBaseUrl());
    }

    @AfterEach
    void stopWaiting() {
        signIn.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1455/auth/callback?code=code-12345&scope=openid&state=STATE",
                "  'http://localhost:1455/auth/callback?state=STATE&code=code-12345'  ",
                "localhost:1455/auth/callback?code=code-12345&state=STATE#end",
                "code=code-12345&state=STATE",
                "code-12345",
            })
    void completesTheSignIn(String pasted) throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        Browser browser = signIn.begin();

        assertEquals(
                Optional.empty(),
                signIn.paste(pasted.replace("STATE", browser.parameter("state"))));

        assertEquals(Optional.of("sk-1"), signIn.arrival.outcome().get().apiKey());
        signIn.arrival.awaitOver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "what do I do now?", "https://chatgpt.com/", "sk proj"})
    void ofAnotherKindChangesNothing(String pasted) throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        Browser browser = signIn.begin();

        assertEquals(
                Optional.of(
                        new AuthError.Refused(
                                "this is neither the address of the last page nor the code in it")),
                signIn.paste(pasted));
        assertEquals(0, signIn.arrival.count());
        assertEquals(200, browser.comeBackWith("code=code-1").statusCode());
    }

    @Test
    void ofAnotherSignInChangesNothing() {
        signIn.begin();

        assertEquals(
                Optional.of(new AuthError.Refused("this address is of another sign-in")),
                signIn.paste("http://localhost:1455/auth/callback?code=code-1&state=other"));
        assertEquals(0, signIn.arrival.count());
    }

    @Test
    void mayBeThatOfAUserWhoDeclined() throws Exception {
        Browser browser = signIn.begin();

        signIn.paste("http://localhost/?error=access_denied&state=" + browser.parameter("state"));

        assertEquals(Either.left(new AuthError.Refused("access_denied")), signIn.arrival.outcome());
    }

    @Test
    void isUsedOnce() throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        signIn.begin();
        signIn.paste("code-12345");
        signIn.arrival.awaitOver();

        assertEquals(
                Optional.of(new AuthError.Refused("this sign-in has been completed already")),
                signIn.paste("code-12345"));
        assertEquals(1, signIn.arrival.count());
    }
}
