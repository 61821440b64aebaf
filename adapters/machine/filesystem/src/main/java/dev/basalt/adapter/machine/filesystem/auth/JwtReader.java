package dev.basalt.adapter.machine.filesystem.auth;

import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.TokenReader;

import io.vavr.control.Try;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads the claims of OpenAI's JSON Web Tokens (RFC 7519), without verifying signatures.
 * Thread-safe.
 */
public final class JwtReader implements TokenReader {

    /** The claim that contains OpenAI's own claims. */
    private static final String OPENAI = "https://api.openai.com/auth";

    @Override
    public Token read(String text) {
        return Try.of(() -> claims(text))
                .map(claims -> token(text, claims))
                .getOrElse(() -> Token.opaque(text));
    }

    private JsonNode claims(String text) {
        String[] parts = text.split("\\.", -1);
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    private static Token token(String text, JsonNode claims) {
        JsonNode own = claims.path(OPENAI);
        return new Token(
                text,
                string(claims.path("email")),
                string(own.path("chatgpt_plan_type")),
                string(own.path("chatgpt_account_id")),
                Optional.of(claims.path("exp"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(seconds -> Instant.ofEpochSecond(seconds.asLong())));
    }

    private static Optional<String> string(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isString).map(JsonNode::asString);
    }
}
