package dev.basalt.adapter.machine.filesystem.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.TokenReader;
import dev.basalt.domain.auth.Tokens;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The format of {@code auth.json}. Names, order and layout are those of codex 0.23.0, so that both
 * programs can read each other's files. Fields that later versions add are preserved.
 */
final class AuthJsonFormat {

    private static final PrettyPrinter LAYOUT = layout();

    private static final String API_KEY = "OPENAI_API_KEY";
    private static final String TOKENS = "tokens";
    private static final String ID = "id_token";
    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";
    private static final String ACCOUNT = "account_id";
    private static final String LAST_REFRESH = "last_refresh";

    /** Of later versions; stored with the unknown fields, in the place where it was found. */
    private static final String MODE = "auth_mode";

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final TokenReader tokenReader;

    AuthJsonFormat(TokenReader tokenReader) {
        this.tokenReader = tokenReader;
    }

    byte[] write(Credentials credentials) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put(API_KEY, credentials.apiKey().orElse(null));
        credentials.tokens().ifPresent(tokens -> write(tokens, root.putObject(TOKENS)));
        credentials.lastRefresh().ifPresent(time -> root.put(LAST_REFRESH, time.toString()));
        credentials.additions().ifPresent(additions -> add(parse(additions.getBytes(UTF_8)), root));
        return JsonMapper.shared().writer().with(LAYOUT).writeValueAsBytes(root);
    }

    private static void write(Tokens tokens, ObjectNode node) {
        node.put(ID, tokens.id().text());
        node.put(ACCESS, tokens.access().text());
        tokens.refresh().ifPresent(refresh -> node.put(REFRESH, refresh));
        node.put(ACCOUNT, tokens.account().orElse(null));
    }

    private static void add(JsonNode additions, ObjectNode root) {
        additions.forEachEntry((name, value) -> {
            if (name.equals(TOKENS) && root.get(TOKENS) instanceof ObjectNode tokens) {
                add(value, tokens);
            } else {
                root.set(name, value);
            }
        });
    }

    /** Returns the object's unknown fields; empty when there are none. */
    private static Optional<String> additions(ObjectNode root) {
        ObjectNode rest = root.deepCopy();
        rest.remove(List.of(API_KEY, LAST_REFRESH));
        if (rest.get(TOKENS) instanceof ObjectNode tokens) {
            tokens.remove(List.of(ID, ACCESS, REFRESH, ACCOUNT));
        }
        if (rest.path(TOKENS).isEmpty()) {
            rest.remove(TOKENS);
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest.toString());
    }

    /** Parses without losing digits of numbers, which may belong to other programs. */
    private JsonNode parse(byte[] contents) {
        return JsonMapper.shared()
                .reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(contents);
    }

    /** Reads credentials. The error describes the problem without quoting the contents. */
    Either<String, Credentials> read(byte[] contents) {
        JsonNode root;
        try {
            root = parse(withoutByteOrderMark(contents));
        } catch (JacksonException e) {
            return Either.left(
                    "invalid JSON (line %d, column %d)"
                            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        }
        if (root.isMissingNode()) {
            return Either.left("the file is empty");
        }
        return root instanceof ObjectNode object
                ? credentials(object)
                : Either.left("expected a JSON object");
    }

    /** Editors on Windows put such a mark in front of a text. */
    private static byte[] withoutByteOrderMark(byte[] contents) {
        int length = BYTE_ORDER_MARK.length;
        return contents.length >= length
                        && Arrays.equals(contents, 0, length, BYTE_ORDER_MARK, 0, length)
                ? Arrays.copyOfRange(contents, length, contents.length)
                : contents;
    }

    private Either<String, Credentials> credentials(ObjectNode root) {
        return optional(root, API_KEY)
                .flatMap(key ->
                        tokens(root.path(TOKENS))
                                .flatMap(tokens ->
                                        lastRefresh(root)
                                                .map(time ->
                                                        new Credentials(
                                                                key,
                                                                tokens,
                                                                time,
                                                                Optional.of(
                                                                                root.path(MODE)
                                                                                        .asString(
                                                                                                ""))
                                                                        .filter(mode ->
                                                                                !mode.isBlank()),
                                                                additions(root)))));
    }

    private Either<String, Optional<Tokens>> tokens(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Either.right(Optional.empty());
        }
        return required(node, ID)
                .flatMap(id ->
                        required(node, ACCESS)
                                .flatMap(access ->
                                        optional(node, REFRESH)
                                                .flatMap(refresh ->
                                                        optional(node, ACCOUNT)
                                                                .map(account ->
                                                                        Optional.of(
                                                                                new Tokens(
                                                                                        tokenReader
                                                                                                .read(
                                                                                                        id),
                                                                                        tokenReader
                                                                                                .read(
                                                                                                        access),
                                                                                        refresh,
                                                                                        account))))));
    }

    private static Either<String, Optional<Instant>> lastRefresh(JsonNode root) {
        return optional(root, LAST_REFRESH)
                .flatMap(text -> {
                    try {
                        return Either.right(text.map(OffsetDateTime::parse).map(Instant::from));
                    } catch (DateTimeException e) {
                        return Either.left("`last_refresh` is not an RFC 3339 timestamp");
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
                ? Either.right(
                        Optional.of(value.asString().strip()).filter(text -> !text.isEmpty()))
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
