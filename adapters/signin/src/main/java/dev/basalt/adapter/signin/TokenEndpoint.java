package dev.basalt.adapter.signin;

import dev.basalt.adapter.signin.IssuerHttp.Reply;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Issuer;

import io.vavr.control.Either;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** Client of an issuer's {@code /oauth/token}. Thread-safe; blocking. */
final class TokenEndpoint {

    private static final String PATH = "/oauth/token";

    private final IssuerHttp http;

    TokenEndpoint(IssuerHttp http) {
        this.http = http;
    }

    Either<AuthError, JsonNode> askWithForm(Issuer issuer, Map<String, String> fields) {
        return http.postForm(issuer, PATH, fields).flatMap(reply -> body(issuer, reply));
    }

    Either<AuthError, JsonNode> askWithJson(Issuer issuer, Map<String, String> fields) {
        return http.postJson(issuer, PATH, fields).flatMap(reply -> body(issuer, reply));
    }

    private static Either<AuthError, JsonNode> body(Issuer issuer, Reply reply) {
        if (!reply.isSuccessful()) {
            return Either.left(reply.failure(issuer));
        }
        return reply.body().isObject()
                ? Either.right(reply.body())
                : Either.left(IssuerHttp.unreachable(issuer, "the response is not JSON"));
    }
}
