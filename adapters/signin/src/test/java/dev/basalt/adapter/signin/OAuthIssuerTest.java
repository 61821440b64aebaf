package dev.basalt.adapter.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.TokenIssuer.Renewal;

import io.vavr.control.Either;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;

@WireMockTest
class OAuthIssuerTest {

    private static final String TOKEN = "/oauth/token";

    private final OAuthIssuer oauth = issuer(Duration.ofSeconds(20));
    private Issuer issuer = new Issuer("", "");

    @BeforeEach
    void prepare(WireMockRuntimeInfo server) {
        issuer = new Issuer(server.getHttpBaseUrl(), "client-1");
    }

    @Test
    void tokensAreRenewedAsTheReferenceAsksForThem() {
        stubFor(
                post(TOKEN)
                        .willReturn(
                                okJson(
                                        """
                                        {"id_token": "id-2", "access_token": "access-2",
                                         "refresh_token": "refresh-2", "expires_in": 5}
                                        """)));

        assertEquals(
                Either.right(
                        new Renewal(
                                Optional.of(Token.opaque("id-2")),
                                Optional.of(Token.opaque("access-2")),
                                Optional.of("refresh-2"))),
                oauth.renew(issuer, "refresh-1"));
        verify(
                postRequestedFor(urlPathEqualTo(TOKEN))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"client_id": "client-1", "grant_type": "refresh_token",
                                         "refresh_token": "refresh-1",
                                         "scope": "openid profile email"}
                                        """)));
    }

    @Test
    void tokensThatTheIssuerDoesNotRenewAreAbsent() {
        stubFor(post(TOKEN).willReturn(okJson("{\"id_token\": \"id-2\"}")));

        assertEquals(
                Either.right(
                        new Renewal(
                                Optional.of(Token.opaque("id-2")),
                                Optional.empty(),
                                Optional.empty())),
                oauth.renew(issuer, "refresh-1"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "400 | {\"error\": \"invalid_grant\"} | invalid_grant",
                "400 | {\"error\": \"invalid_grant\", \"error_description\": \"Too old.\"} |"
                        + " invalid_grant: Too old.",
                "401 | {\"error\": {\"code\": \"refresh_token_reused\", \"message\": \"Used.\"}} |"
                        + " refresh_token_reused: Used.",
                "403 | <html>no</html> | HTTP 403",
            })
    void aRefusalIsReportedWithTheIssuersText(int status, String body, String reason) {
        stubFor(post(TOKEN).willReturn(aResponse().withStatus(status).withBody(body)));

        assertEquals(Either.left(new AuthError.Refused(reason)), oauth.renew(issuer, "refresh-1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 429, 500, 503})
    void aServerErrorOfTheIssuerIsNotARefusal(int status) {
        stubFor(
                post(TOKEN)
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withHeader("Location", "/elsewhere")));

        assertEquals(
                Either.left(new AuthError.IssuerUnreachable(issuer.url(), "HTTP " + status)),
                oauth.renew(issuer, "refresh-1"));
    }

    @Test
    void aResponseThatIsNotJsonIsAnError() {
        stubFor(post(TOKEN).willReturn(aResponse().withBody("<html>hello</html>")));

        assertEquals(
                Either.left(
                        new AuthError.IssuerUnreachable(issuer.url(), "the response is not JSON")),
                oauth.renew(issuer, "refresh-1"));
    }

    @Test
    void aBrokenConnectionIsReportedWithoutTheToken() {
        stubFor(post(TOKEN).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertEquals(
                Either.left(new AuthError.IssuerUnreachable(issuer.url(), "connection lost")),
                oauth.renew(issuer, "refresh-1"));
    }

    @Test
    void anUnreachableIssuerIsReportedAtOnce() {
        Issuer down = new Issuer("http://127.0.0.1:1", "client-1");

        assertEquals(
                Either.left(new AuthError.IssuerUnreachable(down.url(), "connection refused")),
                oauth.renew(down, "refresh-1"));
    }

    @Test
    void anIssuerThatDoesNotRespondTimesOut() {
        stubFor(post(TOKEN).willReturn(okJson("{}").withFixedDelay(60_000)));

        assertEquals(
                Either.left(new AuthError.IssuerUnreachable(issuer.url(), "no response in time")),
                issuer(Duration.ofMillis(200)).renew(issuer, "refresh-1"));
    }

    private static OAuthIssuer issuer(Duration limit) {
        return new OAuthIssuer(Token::opaque, limit);
    }
}
