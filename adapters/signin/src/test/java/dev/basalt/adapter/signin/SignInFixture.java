package dev.basalt.adapter.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.TokenReader;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A sign-in at an issuer simulated by WireMock, and the browser that is sent there. */
final class SignInFixture implements AutoCloseable {

    static final String TOKEN = "/oauth/token";

    /** The issuer's response to a code. */
    static final String TOKENS =
            """
            {"id_token": "id-1", "access_token": "access-1", "refresh_token": "refresh-1"}
            """;

    /** A reader that returns the same account for every token. */
    static final TokenReader READER =
            text ->
                    new Token(
                            text,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("acc-1"),
                            Optional.empty());

    final RecordingArrival arrival = new RecordingArrival();
    private final LoopbackSignIn signIn =
            new LoopbackSignIn(new OAuthIssuer(READER, Duration.ofSeconds(20)));
    private final Issuer issuer;
    private Optional<BrowserSignIn.Waiting> waiting = Optional.empty();

    SignInFixture(String issuer) {
        this.issuer = new Issuer(issuer, "client-1");
    }

    static void issuerGivesTokensAndAKey() {
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

    /** Starts a sign-in at any port and sends the browser to the issuer. */
    Browser begin() {
        begin(List.of(0)).get();
        return new Browser(url());
    }

    /** Starts a sign-in at the first free port. */
    Either<AuthError, BrowserSignIn.Waiting> begin(List<Integer> ports) {
        return signIn.begin(issuer, ports, arrival).peek(begun -> waiting = Optional.of(begun));
    }

    /** Returns the URL to which the browser is sent. */
    String url() {
        return waiting.orElseThrow().url();
    }

    /** Pastes what was copied from the browser. */
    Optional<AuthError> paste(String text) {
        return waiting.orElseThrow().paste(text);
    }

    /** Returns the URL of the issuer. */
    String issuer() {
        return issuer.url();
    }

    /** Closes the pending sign-in. */
    @Override
    public void close() {
        waiting.ifPresent(BrowserSignIn.Waiting::close);
    }
}
