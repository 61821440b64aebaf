package dev.basalt.adapter.doors.codex;

import dev.basalt.adapter.doors.codex.shape.Shape;
import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Try;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares JSON with the shape it should have. The words are those of codex 0.23.0, which clients
 * may show or look for.
 */
final class ShapeCheck {

    private ShapeCheck() {}

    /** Returns the first thing that is wrong with the value. */
    static Optional<FieldError> check(JsonNode node, Shape shape) {
        return check(node, shape, "");
    }

    private static Optional<FieldError> check(JsonNode node, Shape shape, String path) {
        return switch (shape) {
            case Shape.Text() -> node.isString() ? fine() : wrongType(path, node, "a string");
            case Shape.Truth() -> node.isBoolean() ? fine() : wrongType(path, node, "a boolean");
            case Shape.Whole(long least, long most) -> whole(node, least, most, path);
            case Shape.Anything any -> anything(node, any, path);
            case Shape.Uuid() -> uuid(node, path);
            case Shape.FilePath() -> filePath(node, path);
            case Shape.ListOf(Shape items) -> list(node, items, path);
            case Shape.MapOf(Shape values) -> map(node, values, path);
            case Shape.Words words -> words(node, words, path);
            case Shape.Struct struct -> struct(node, struct, path);
            case Shape.Tagged tagged -> tagged(node, tagged, path);
            case Shape.OneOf(String name, var variants) ->
                    variants.stream().anyMatch(v -> check(node, v, path).isEmpty())
                            ? fine()
                            : wrongType(path, node, name);
        };
    }

    private static Optional<FieldError> whole(JsonNode node, long least, long most, String path) {
        if (!node.isIntegralNumber()) {
            return wrongType(path, node, "an integer");
        }
        boolean fits =
                node.canConvertToLong() && node.longValue() >= least && node.longValue() <= most;
        return fits
                ? fine()
                : error(
                        path,
                        "invalid value: "
                                + Found.describe(node)
                                + ", expected an integer from "
                                + least
                                + " to "
                                + most);
    }

    private static Optional<FieldError> anything(JsonNode node, Shape.Anything any, String path) {
        if (node.isObject()) {
            return map(node, any, path);
        }
        if (node.isArray()) {
            return list(node, any, path);
        }
        return node.isIntegralNumber() ? whole(node, Long.MIN_VALUE, Long.MAX_VALUE, path) : fine();
    }

    private static Optional<FieldError> uuid(JsonNode node, String path) {
        if (!node.isString()) {
            return wrongType(path, node, "a UUID string");
        }
        return ConversationId.parseUuid(node.stringValue())
                .fold(reason -> error(path, "UUID parsing failed: " + reason), id -> fine());
    }

    private static Optional<FieldError> filePath(JsonNode node, String path) {
        if (!node.isString()) {
            return wrongType(path, node, "a string");
        }
        return Try.of(() -> Path.of(node.stringValue()))
                .fold(
                        e -> error(path, "invalid path: " + Found.describe(node)),
                        filePath -> fine());
    }

    private static Optional<FieldError> list(JsonNode node, Shape items, String path) {
        if (!node.isArray()) {
            return wrongType(path, node, "a sequence");
        }
        for (int i = 0; i < node.size(); i++) {
            var error = check(node.get(i), items, path + "[" + i + "]");
            if (error.isPresent()) {
                return error;
            }
        }
        return fine();
    }

    private static Optional<FieldError> map(JsonNode node, Shape values, String path) {
        if (!node.isObject()) {
            return wrongType(path, node, "a map");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            var error = check(member.getValue(), values, join(path, member.getKey()));
            if (error.isPresent()) {
                return error;
            }
        }
        return fine();
    }

    private static Optional<FieldError> words(JsonNode node, Shape.Words words, String path) {
        if (!node.isString()) {
            return wrongType(path, node, "string or map");
        }
        return words.words().contains(node.stringValue())
                ? fine()
                : unknownVariant(path, node.stringValue(), words.words());
    }

    private static Optional<FieldError> struct(JsonNode node, Shape.Struct struct, String path) {
        if (node.isArray()) {
            return error(
                    path,
                    "invalid length "
                            + node.size()
                            + ", expected struct "
                            + struct.name()
                            + " with "
                            + struct.fields().size()
                            + " elements");
        }
        if (!node.isObject()) {
            return wrongType(path, node, "struct " + struct.name());
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            Optional<Shape.Field> field = struct.field(member.getKey());
            if (field.isEmpty() && struct.exact()) {
                return unknownField(path, member.getKey(), struct);
            }
            var error =
                    field.flatMap(f -> member(member.getValue(), f, join(path, member.getKey())));
            if (error.isPresent()) {
                return error;
            }
        }
        return struct.fields().stream()
                .filter(field -> !field.nullable() && isMissing(node, field))
                .findFirst()
                .flatMap(field -> missing(path, field.name()));
    }

    private static Optional<FieldError> member(JsonNode value, Shape.Field field, String path) {
        return field.nullable() && value.isNull() ? fine() : check(value, field.shape(), path);
    }

    private static boolean isMissing(JsonNode node, Shape.Field field) {
        return !node.has(field.name()) && field.aliases().stream().noneMatch(node::has);
    }

    private static Optional<FieldError> tagged(JsonNode node, Shape.Tagged tagged, String path) {
        if (!node.isObject()) {
            return wrongType(path, node, "an object with the key `" + tagged.tag() + "`");
        }
        JsonNode word = node.get(tagged.tag());
        if (word == null) {
            return missing(path, tagged.tag());
        }
        String tagPath = join(path, tagged.tag());
        if (!word.isString()) {
            return wrongType(tagPath, word, "a string");
        }
        Shape.Struct variant = tagged.variants().get(word.stringValue());
        return variant == null
                ? unknownVariant(tagPath, word.stringValue(), tagged.variants().keySet())
                : struct(node, variant, path);
    }

    private static Optional<FieldError> missing(String path, String name) {
        return error(join(path, name), "missing field `" + name + "`");
    }

    private static Optional<FieldError> unknownField(String path, String key, Shape.Struct struct) {
        return unknown(
                "field", path, key, struct.fields().stream().map(Shape.Field::name).toList());
    }

    private static Optional<FieldError> unknownVariant(
            String path, String word, Collection<String> words) {
        return unknown("variant", path, word, words);
    }

    private static Optional<FieldError> unknown(
            String what, String path, String word, Collection<String> known) {
        String expected =
                known.stream()
                        .map(each -> "`" + each + "`")
                        .collect(Collectors.joining(known.size() == 2 ? " or " : ", "));
        return error(
                path,
                "unknown "
                        + what
                        + " `"
                        + Found.shorten(word)
                        + "`, expected "
                        + (known.size() > 2 ? "one of " : "")
                        + expected);
    }

    private static Optional<FieldError> wrongType(String path, JsonNode node, String expected) {
        return error(path, "invalid type: " + Found.describe(node) + ", expected " + expected);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static Optional<FieldError> error(String path, String reason) {
        return Optional.of(new FieldError(path, reason));
    }

    private static Optional<FieldError> fine() {
        return Optional.empty();
    }
}
