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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.auth.BrowserSignIn.Grant;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.TokenReader;
import dev.basalt.domain.auth.Tokens;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

@WireMockTest
class LoopbackSignInTest {

    private static final String TOKEN = "/oauth/token";
    private static final List<Integer> ANY_PORT = List.of(0);

    /** Says of every token that it belongs to the same account. */
    private static final TokenReader READER =
            text ->
                    new Token(
                            text,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("acc-1"),
                            Optional.empty());

    private final RecordingArrival arrival = new RecordingArrival();
    private final LoopbackSignIn signIn =
            new LoopbackSignIn(
                    new OAuthIssuer(READER, JsonMapper.shared(), Duration.ofSeconds(20)));
    private Issuer issuer = new Issuer("", "");
    private Optional<BrowserSignIn.Waiting> waiting = Optional.empty();

    @BeforeEach
    void prepare(WireMockRuntimeInfo server) {
        issuer = new Issuer(server.getHttpBaseUrl(), "client-1");
    }

    @AfterEach
    void stopWaiting() {
        waiting.ifPresent(BrowserSignIn.Waiting::close);
    }

    @Test
    void theBrowserIsSentToTheIssuerWithAChallengeAndAState() {
        Browser browser = begin();

        assertTrue(url().startsWith(issuer.url() + "/oauth/authorize?response_type=code&"));
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
        assertTrue(url().contains("&scope=openid%20profile%20email%20offline_access&"));
    }

    @Test
    void everySignInHasSecretsOfItsOwn() {
        Browser first = begin();
        stopWaiting();
        Browser second = begin();

        assertFalse(first.parameter("state").equals(second.parameter("state")));
        assertFalse(first.parameter("code_challenge").equals(second.parameter("code_challenge")));
    }

    @Nested
    class WhenTheBrowserComesBack {

        @Test
        void theCodeIsRedeemedAndThePersonIsToldSo() throws Exception {
            issuerGivesTokensAndAKey();
            Browser browser = begin();

            HttpResponse<String> page = browser.comeBackWith("code=code-1");

            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("You are signed in"));
            assertEquals(
                    Either.right(
                            new Grant(
                                    new Tokens(
                                            READER.read("id-1"),
                                            READER.read("access-1"),
                                            "refresh-1",
                                            Optional.of("acc-1")),
                                    Optional.of("sk-1"))),
                    arrival.outcome());
            arrival.awaitOver();
        }

        @Test
        void theCodeIsRedeemedWithTheVerifierOfTheChallenge() throws Exception {
            issuerGivesTokensAndAKey();
            Browser browser = begin();

            browser.comeBackWith("code=code-1");

            verify(
                    postRequestedFor(urlPathEqualTo(TOKEN))
                            .withFormParam("grant_type", equalTo("authorization_code"))
                            .withFormParam("code", equalTo("code-1"))
                            .withFormParam("client_id", equalTo("client-1"))
                            .withFormParam(
                                    "redirect_uri", equalTo(browser.parameter("redirect_uri"))));
            String verifier =
                    findAll(
                                    postRequestedFor(urlPathEqualTo(TOKEN))
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
        void aKeyThatTheIssuerDoesNotGiveIsDoneWithout() throws Exception {
            stubFor(
                    post(TOKEN)
                            .withFormParam("grant_type", equalTo("authorization_code"))
                            .willReturn(okJson(TOKENS)));
            Browser browser = begin();

            assertEquals(200, browser.comeBackWith("code=code-1").statusCode());
            assertEquals(Optional.empty(), arrival.outcome().get().apiKey());
        }

        @Test
        void aPersonWhoSaidNoIsToldThatNothingHappened() throws Exception {
            Browser browser = begin();

            HttpResponse<String> page =
                    browser.comeBackWith("error=access_denied&error_description=%3Cb%3ENo%3C/b%3E");

            assertEquals(400, page.statusCode());
            assertTrue(page.body().contains("You are not signed in"));
            assertTrue(page.body().contains("access_denied: &lt;b&gt;No&lt;/b&gt;"));
            assertEquals(
                    Either.left(new AuthError.Refused("access_denied: <b>No</b>")),
                    arrival.outcome());
            arrival.awaitOver();
        }

        @Test
        void aCodeThatTheIssuerRefusesIsTold() throws Exception {
            stubFor(
                    post(TOKEN)
                            .willReturn(
                                    aResponse()
                                            .withStatus(400)
                                            .withBody("{\"error\": \"invalid_grant\"}")));
            Browser browser = begin();

            HttpResponse<String> page = browser.comeBackWith("code=stolen");

            assertEquals(400, page.statusCode());
            assertTrue(page.body().contains("invalid_grant"));
            assertEquals(Either.left(new AuthError.Refused("invalid_grant")), arrival.outcome());
        }

        @Test
        void anIssuerThatIsDownIsTold() throws Exception {
            issuer = new Issuer("http://127.0.0.1:1", "client-1");
            Browser browser = begin();

            HttpResponse<String> page = browser.comeBackWith("code=code-1");

            assertTrue(page.body().contains("http://127.0.0.1:1: connection refused"));
            assertEquals(
                    Either.left(
                            new AuthError.IssuerUnreachable(
                                    "http://127.0.0.1:1", "connection refused")),
                    arrival.outcome());
        }

        @Test
        void anAnswerWithoutAllTokensIsNone() throws Exception {
            stubFor(post(TOKEN).willReturn(okJson("{\"access_token\": \"access-1\"}")));
            Browser browser = begin();

            browser.comeBackWith("code=code-1");

            assertEquals(
                    Either.left(
                            new AuthError.IssuerUnreachable(
                                    issuer.url(), "the answer lacks one of the three tokens")),
                    arrival.outcome());
        }

        @Test
        void tokensThatCanNotBeStoredAreTold() throws Exception {
            issuerGivesTokensAndAKey();
            arrival.answer =
                    Either.left(new AuthError.NotSaved("/home/auth.json", "permission denied"));
            Browser browser = begin();

            HttpResponse<String> page = browser.comeBackWith("code=code-1");

            assertEquals(500, page.statusCode());
            assertTrue(page.body().contains("/home/auth.json: permission denied"));
        }

        @Test
        void nothingWaitsForItAnyMoreAfterwards() throws Exception {
            issuerGivesTokensAndAKey();
            Browser browser = begin();
            browser.comeBackWith("code=code-1");
            arrival.awaitOver();

            assertThrows(IOException.class, () -> browser.comeBackWith("code=code-1"));
            assertEquals(1, arrival.count());
        }

        @Test
        void thePageIsNotKeptAndTellsNobodyTheCode() throws Exception {
            issuerGivesTokensAndAKey();

            var headers = begin().comeBackWith("code=code-1").headers();

            assertEquals(Optional.of("no-store"), headers.firstValue("Cache-Control"));
            assertEquals(Optional.of("no-referrer"), headers.firstValue("Referrer-Policy"));
        }
    }

    @Nested
    class WhileItWaits {

        @Test
        void aWrongStateChangesNothing() throws Exception {
            issuerGivesTokensAndAKey();
            Browser browser = begin();

            HttpResponse<String> wrong = browser.open("/auth/callback?code=c&state=wrong");
            HttpResponse<String> missing = browser.open("/auth/callback?code=c");

            assertEquals("400 State mismatch", wrong.statusCode() + " " + wrong.body());
            assertEquals("400 State mismatch", missing.statusCode() + " " + missing.body());
            assertEquals(0, arrival.count());
            assertEquals(200, browser.comeBackWith("code=code-1").statusCode());
        }

        @Test
        void aMissingCodeChangesNothing() throws Exception {
            issuerGivesTokensAndAKey();
            Browser browser = begin();

            HttpResponse<String> page = browser.comeBackWith("code=");

            assertEquals("400 Missing authorization code", page.statusCode() + " " + page.body());
            assertEquals(200, browser.comeBackWith("code=code-1").statusCode());
        }

        @Test
        void otherAddressesAndMethodsLeadNowhere() throws Exception {
            Browser browser = begin();

            HttpResponse<String> page = browser.open("/success");

            assertEquals("404 Not Found", page.statusCode() + " " + page.body());
            assertEquals(405, browser.post("/auth/callback").statusCode());
            assertEquals(0, arrival.count());
        }

        @Test
        void aQueryThatCanNotBeDecodedChangesNothing() throws Exception {
            Browser browser = begin();

            // java.net.URI would not let it pass
            String answer = rawRequest(browser, "/auth/callback?state=%zz&code=%");

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertEquals(0, arrival.count());
        }

        @Test
        void closingEndsIt() throws Exception {
            Browser browser = begin();
            stopWaiting();

            assertThrows(IOException.class, () -> browser.open("/"));
            assertEquals(0, arrival.count());
        }
    }

    @Nested
    class APortThatIsTaken {

        @Test
        void isAnErrorWhenThereIsNoOther() throws IOException {
            try (ServerSocket taken = taken()) {
                assertEquals(
                        Either.left(
                                new AuthError.NoCallback(
                                        "port "
                                                + taken.getLocalPort()
                                                + ": Address already in use")),
                        signIn.begin(issuer, List.of(taken.getLocalPort()), arrival));
            }
        }

        @Test
        void isPassedOverWhenTheIssuerAllowsAnother() throws IOException {
            try (ServerSocket taken = taken()) {
                waiting =
                        Optional.of(
                                signIn.begin(issuer, List.of(taken.getLocalPort(), 0), arrival)
                                        .get());

                assertFalse(
                        new Browser(url())
                                .parameter("redirect_uri")
                                .contains(":" + taken.getLocalPort() + "/"));
            }
        }

        @Test
        void isFreeAgainAtOnceWhenTheSignInBeforeIsClosed() throws IOException {
            begin();
            int port = URI.create(new Browser(url()).parameter("redirect_uri")).getPort();
            stopWaiting();

            assertTrue(signIn.begin(issuer, List.of(port), arrival).peek(w -> w.close()).isRight());
        }

        private static ServerSocket taken() throws IOException {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        }
    }

    private static final String TOKENS =
            """
            {"id_token": "id-1", "access_token": "access-1", "refresh_token": "refresh-1"}
            """;

    private static void issuerGivesTokensAndAKey() {
        stubFor(
                post(TOKEN)
                        .withFormParam("grant_type", equalTo("authorization_code"))
                        .willReturn(okJson(TOKENS)));
        stubFor(
                post(TOKEN)
                        .withFormParam(
                                "grant_type",
                                equalTo("urn:ietf:params:oauth:grant-type:token-exchange"))
                        .withFormParam("requested_token", equalTo("openai-api-key"))
                        .withFormParam("subject_token", equalTo("id-1"))
                        .withFormParam(
                                "subject_token_type",
                                equalTo("urn:ietf:params:oauth:token-type:id_token"))
                        .willReturn(okJson("{\"access_token\": \"sk-1\"}")));
    }

    private Browser begin() {
        waiting = Optional.of(signIn.begin(issuer, ANY_PORT, arrival).get());
        return new Browser(url());
    }

    private String url() {
        return waiting.orElseThrow().url();
    }

    private static String rawRequest(Browser browser, String target) throws IOException {
        int port = URI.create(browser.parameter("redirect_uri")).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** Takes whatever comes and remembers it. */
    private static final class RecordingArrival implements BrowserSignIn.Arrival {

        private final BlockingQueue<Either<AuthError, Grant>> outcomes =
                new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> overs = new LinkedBlockingQueue<>();
        private Either<AuthError, Credentials> answer = Either.right(Credentials.key("sk-1"));

        @Override
        public Either<AuthError, Credentials> arrived(Either<AuthError, Grant> outcome) {
            outcomes.add(outcome);
            return outcome.flatMap(_ -> answer);
        }

        @Override
        public void over() {
            overs.add(true);
        }

        Either<AuthError, Grant> outcome() throws InterruptedException {
            return outcomes.take();
        }

        int count() {
            return outcomes.size();
        }

        void awaitOver() throws InterruptedException {
            overs.take();
        }
    }
}
