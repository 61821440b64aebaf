package dev.basalt.adapter.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.DeviceSignIn.Answer;
import dev.basalt.domain.auth.DeviceSignIn.Code;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Tokens;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

@WireMockTest
class DeviceCodeSignInTest {

    private static final String CODES = "/api/accounts/deviceauth/usercode";
    private static final String POLLS = "/api/accounts/deviceauth/token";

    private final Issuer issuer;
    private final Code code;
    private final DeviceCodeSignIn signIn =
            new DeviceCodeSignIn(
                    new OAuthIssuer(SignInFixture.READER, Duration.ofSeconds(20)),
                    Duration.ofSeconds(20));

    DeviceCodeSignInTest(WireMockRuntimeInfo server) {
        issuer = new Issuer(server.getHttpBaseUrl(), "client-1");
        code = code(5, 900);
    }

    private Code code(int interval, int validFor) {
        return new Code(
                issuer.url() + "/codex/device",
                "ABCD-1234",
                "device-1",
                Duration.ofSeconds(interval),
                Duration.ofSeconds(validFor));
    }

    @Test
    void aCodeIsRequestedAsTheReferenceRequestsIt() {
        stubFor(post(CODES).willReturn(okJson(codeWith("\"interval\": \"5\""))));

        assertEquals(Either.right(code), signIn.begin(issuer));
        verify(
                postRequestedFor(urlPathEqualTo(CODES))
                        .withRequestBody(equalToJson("{\"client_id\": \"client-1\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"interval\": 7 | 7 | 900",
                "\"interval\": \"soon\" | 5 | 900",
                "\"interval\": 0 | 5 | 900",
                "\"interval\": 100000 | 3600 | 900",
                "\"expires_in\": 60 | 5 | 60",
            })
    void theIssuerMaySayHowOftenAndHowLong(String field, int interval, int validFor) {
        stubFor(post(CODES).willReturn(okJson(codeWith(field))));

        assertEquals(Either.right(code(interval, validFor)), signIn.begin(issuer));
    }

    @Test
    void anIssuerWithoutCodesIsReported() {
        stubFor(post(CODES).willReturn(aResponse().withStatus(404)));

        assertEquals(
                Either.left(
                        new AuthError.Refused(
                                issuer.url()
                                        + " has no sign-in with a code: run basalt login"
                                        + " --no-browser")),
                signIn.begin(issuer));
    }

    @Test
    void aResponseWithoutACodeIsAnError() {
        stubFor(post(CODES).willReturn(okJson("{}")));

        assertEquals(
                Either.left(
                        new AuthError.IssuerUnreachable(
                                issuer.url(), "the code is missing in the response")),
                signIn.begin(issuer));
    }

    @Test
    void aPollNamesTheCode() {
        stubFor(post(POLLS).willReturn(aResponse().withStatus(403)));

        signIn.poll(issuer, code);

        verify(
                postRequestedFor(urlPathEqualTo(POLLS))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"device_auth_id": "device-1", "user_code": "ABCD-1234"}
                                        """)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "403 | ",
                "404 | <html>no</html>",
                "403 | {\"error\": {\"code\": \"deviceauth_authorization_unknown\"}}",
                "400 | {\"error\": \"authorization_pending\"}",
            })
    void theUserHasNotEnteredTheCodeYet(int status, String body) {
        reply(status, body);

        assertEquals(Either.right(new Answer.Pending()), signIn.poll(issuer, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"429 | ", "400 | {\"error\": \"slow_down\"}"})
    void pollsMustBeLessFrequent(int status, String body) {
        reply(status, body);

        assertEquals(Either.right(new Answer.TooFast()), signIn.poll(issuer, code));
    }

    @Test
    void aUserWhoDeclinedIsARefusal() {
        reply(400, "{\"error\": \"access_denied\", \"error_description\": \"No.\"}");

        assertEquals(
                Either.left(new AuthError.Refused("access_denied: No.")),
                signIn.poll(issuer, code));
    }

    @Test
    void anExpiredCodeTimesOut() {
        reply(400, "{\"error\": \"expired_token\"}");

        assertEquals(Either.left(new AuthError.TimedOut()), signIn.poll(issuer, code));
    }

    @Test
    void aServerErrorIsNotARefusal() {
        reply(503, "");

        assertEquals(
                Either.left(new AuthError.IssuerUnreachable(issuer.url(), "HTTP 503")),
                signIn.poll(issuer, code));
    }

    @Test
    void theAuthorizationCodeIsRedeemedWithTheVerifierOfTheIssuer() {
        reply(200, "{\"authorization_code\": \"code-1\", \"code_verifier\": \"verifier-1\"}");
        SignInFixture.issuerGivesTokensAndAKey();

        assertEquals(
                Either.right(
                        new Answer.Granted(
                                new Tokens(
                                        SignInFixture.READER.read("id-1"),
                                        SignInFixture.READER.read("access-1"),
                                        Optional.of("refresh-1"),
                                        Optional.of("acc-1")))),
                signIn.poll(issuer, code));
        verify(
                1,
                postRequestedFor(urlPathEqualTo(SignInFixture.TOKEN))
                        .withFormParam("code", equalTo("code-1"))
                        .withFormParam("code_verifier", equalTo("verifier-1"))
                        .withFormParam("client_id", equalTo("client-1"))
                        .withFormParam(
                                "redirect_uri", equalTo(issuer.url() + "/deviceauth/callback")));
    }

    private static void reply(int status, String body) {
        stubFor(
                post(POLLS)
                        .willReturn(
                                aResponse().withStatus(status).withBody(body == null ? "" : body)));
    }

    private static String codeWith(String field) {
        return "{\"device_auth_id\": \"device-1\", \"user_code\": \"ABCD-1234\", " + field + "}";
    }
}
