package dev.basalt.adapter.filesystem.auth;

import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.TokenReader;
import dev.basalt.domain.auth.Tokens;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The contents of {@code auth.json}. Names, order and layout are codex 0.23.0's: either program
 * reads what the other has written.
 */
final class AuthJsonFormat {

    private static final PrettyPrinter LAYOUT = layout();

    private final JsonMapper json;
    private final TokenReader tokenReader;

    AuthJsonFormat(JsonMapper json, TokenReader tokenReader) {
        this.json = json;
        this.tokenReader = tokenReader;
    }

    byte[] write(Credentials credentials) {
        ObjectNode root = json.createObjectNode();
        root.put("OPENAI_API_KEY", credentials.apiKey().orElse(null));
        credentials.tokens().ifPresent(tokens -> write(tokens, root.putObject("tokens")));
        credentials.lastRefresh().ifPresent(time -> root.put("last_refresh", time.toString()));
        return json.writer().with(LAYOUT).writeValueAsBytes(root);
    }

    private static void write(Tokens tokens, ObjectNode node) {
        node.put("id_token", tokens.id().text());
        node.put("access_token", tokens.access().text());
        node.put("refresh_token", tokens.refresh());
        node.put("account_id", tokens.account().orElse(null));
    }

    /** The left side says what is wrong and shows nothing of the contents. */
    Either<String, Credentials> read(byte[] contents) {
        JsonNode root;
        try {
            root = json.readTree(contents);
        } catch (JacksonException e) {
            return Either.left(
                    "not JSON (line %d, column %d)"
                            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        }
        if (root.isMissingNode()) {
            return Either.left("the file is empty");
        }
        return root.isObject() ? credentials(root) : Either.left("expected a JSON object");
    }

    private Either<String, Credentials> credentials(JsonNode root) {
        return optional(root, "OPENAI_API_KEY")
                .flatMap(key ->
                        tokens(root.path("tokens"))
                                .flatMap(tokens ->
                                        lastRefresh(root)
                                                .map(time ->
                                                        new Credentials(
                                                                key.filter(k -> !k.isBlank()),
                                                                tokens,
                                                                time))));
    }

    private Either<String, Optional<Tokens>> tokens(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Either.right(Optional.empty());
        }
        return required(node, "id_token")
                .flatMap(id ->
                        required(node, "access_token")
                                .flatMap(access ->
                                        required(node, "refresh_token")
                                                .flatMap(refresh ->
                                                        optional(node, "account_id")
                                                                .map(account ->
                                                                        tokens(
                                                                                id, access, refresh,
                                                                                account)))));
    }

    private Optional<Tokens> tokens(
            String id, String access, String refresh, Optional<String> account) {
        return Optional.of(
                new Tokens(tokenReader.read(id), tokenReader.read(access), refresh, account));
    }

    private static Either<String, Optional<Instant>> lastRefresh(JsonNode root) {
        return optional(root, "last_refresh")
                .flatMap(text -> {
                    try {
                        return Either.right(text.map(OffsetDateTime::parse).map(Instant::from));
                    } catch (DateTimeException e) {
                        return Either.left("`last_refresh` is not a time as RFC 3339 writes it");
                    }
                });
    }

    private static Either<String, String> required(JsonNode node, String field) {
        return optional(node, field)
                .flatMap(value ->
                        value.<Either<String, String>>map(Either::right)
                                .orElseGet(() -> Either.left("`" + field + "` is missing")));
    }

    private static Either<String, Optional<String>> optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Either.right(Optional.empty());
        }
        return value.isString()
                ? Either.right(Optional.of(value.asString()))
                : Either.left("`" + field + "` is not a string");
    }

    private static PrettyPrinter layout() {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(twoSpaces)
                .withArrayIndenter(twoSpaces);
    }
}
