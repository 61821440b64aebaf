package dev.basalt.adapter.signin;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.BrowserSignIn.Grant;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.TokenIssuer;
import dev.basalt.domain.auth.TokenReader;
import dev.basalt.domain.auth.Tokens;

import io.vavr.control.Either;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * OpenAI's token issuer: OAuth 2.0, and token exchange of id tokens for API keys. Thread-safe;
 * blocking.
 */
public final class OAuthIssuer implements TokenIssuer {

    private final TokenEndpoint endpoint;
    private final TokenReader tokenReader;

    /**
     * @param limit the time limit of a whole request
     */
    public OAuthIssuer(TokenReader tokenReader, Duration limit) {
        this.endpoint = new TokenEndpoint(new IssuerHttp(limit));
        this.tokenReader = tokenReader;
    }

    @Override
    public Either<AuthError, Renewal> renew(Issuer issuer, String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", issuer.clientId());
        fields.put("grant_type", "refresh_token");
        fields.put("refresh_token", refreshToken);
        fields.put("scope", "openid profile email");
        return endpoint.askWithJson(issuer, fields)
                .map(answer ->
                        new Renewal(
                                token(answer, "id_token"),
                                token(answer, "access_token"),
                                text(answer, "refresh_token")));
    }

    /**
     * Exchanges an authorization code for tokens, and the id token for an API key if the issuer has
     * one.
     */
    Either<AuthError, Grant> redeemWithKey(
            Issuer issuer, String code, String redirectUri, String verifier) {
        return redeem(issuer, code, redirectUri, verifier)
                .map(tokens -> new Grant(tokens, apiKey(issuer, tokens)));
    }

    /**
     * Exchanges an authorization code for tokens.
     *
     * @param verifier the secret whose hash was sent with the request for the code
     */
    Either<AuthError, Tokens> redeem(
            Issuer issuer, String code, String redirectUri, String verifier) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirectUri);
        fields.put("client_id", issuer.clientId());
        fields.put("code_verifier", verifier);
        return endpoint.askWithForm(issuer, fields).flatMap(answer -> tokens(issuer, answer));
    }

    private Either<AuthError, Tokens> tokens(Issuer issuer, JsonNode answer) {
        Optional<Token> id = token(answer, "id_token");
        Optional<Token> access = token(answer, "access_token");
        Optional<String> refresh = text(answer, "refresh_token");
        return id.isPresent() && access.isPresent() && refresh.isPresent()
                ? Either.right(new Tokens(id.get(), access.get(), refresh, id.get().account()))
                : Either.left(
                        new AuthError.IssuerUnreachable(
                                issuer.url(), "a token is missing in the response"));
    }

    /** Returns an API key; empty for accounts without one, which use the tokens. */
    private Optional<String> apiKey(Issuer issuer, Tokens tokens) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        fields.put("client_id", issuer.clientId());
        fields.put("requested_token", "openai-api-key");
        fields.put("subject_token", tokens.id().text());
        fields.put("subject_token_type", "urn:ietf:params:oauth:token-type:id_token");
        return endpoint.askWithForm(issuer, fields)
                .fold(_ -> Optional.empty(), answer -> text(answer, "access_token"));
    }

    private Optional<Token> token(JsonNode answer, String field) {
        return text(answer, field).map(tokenReader::read);
    }

    private static Optional<String> text(JsonNode answer, String field) {
        return Optional.of(answer.path(field))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.isEmpty());
    }
}
