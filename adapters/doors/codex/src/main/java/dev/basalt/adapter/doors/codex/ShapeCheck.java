package dev.basalt.adapter.doors.codex;

import static dev.basalt.adapter.doors.codex.ShapeErrors.invalidPath;
import static dev.basalt.adapter.doors.codex.ShapeErrors.invalidUuid;
import static dev.basalt.adapter.doors.codex.ShapeErrors.join;
import static dev.basalt.adapter.doors.codex.ShapeErrors.missing;
import static dev.basalt.adapter.doors.codex.ShapeErrors.notAnObject;
import static dev.basalt.adapter.doors.codex.ShapeErrors.outOfRange;
import static dev.basalt.adapter.doors.codex.ShapeErrors.unknownField;
import static dev.basalt.adapter.doors.codex.ShapeErrors.unknownVariant;
import static dev.basalt.adapter.doors.codex.ShapeErrors.wrongType;

import dev.basalt.adapter.doors.codex.shape.Shape;
import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Try;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Checks whether JSON has the shape it should have. */
final class ShapeCheck {

    private ShapeCheck() {}

    /** Returns the first error in the value; empty when it has the shape. */
    static Optional<FieldError> check(JsonNode node, Shape shape) {
        return check(node, shape, "");
    }

    private static Optional<FieldError> check(JsonNode node, Shape shape, String path) {
        return switch (shape) {
            case Shape.Text() -> node.isString() ? fine() : wrongType(path, node, "a string");
            case Shape.Bool() -> node.isBoolean() ? fine() : wrongType(path, node, "a boolean");
            case Shape.Int(long least, long most) -> whole(node, least, most, path);
            case Shape.Decimal() -> node.isNumber() ? fine() : wrongType(path, node, "a number");
            case Shape.AnyJson any -> anything(node, any, path);
            case Shape.Uuid() -> uuid(node, path);
            case Shape.FilePath() -> filePath(node, path);
            case Shape.ListOf(Shape items) -> list(node, items, path);
            case Shape.MapOf(Shape values) -> map(node, values, path);
            case Shape.StringEnum words -> words(node, words, path);
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
        return fits ? fine() : outOfRange(path, node, least, most);
    }

    private static Optional<FieldError> anything(JsonNode node, Shape.AnyJson any, String path) {
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
                .fold(reason -> invalidUuid(path, reason), id -> fine());
    }

    private static Optional<FieldError> filePath(JsonNode node, String path) {
        if (!node.isString()) {
            return wrongType(path, node, "a string");
        }
        return Try.of(() -> Path.of(node.stringValue()))
                .fold(e -> invalidPath(path, node), filePath -> fine());
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

    private static Optional<FieldError> words(JsonNode node, Shape.StringEnum words, String path) {
        if (!node.isString()) {
            return wrongType(path, node, "string or map");
        }
        return words.words().contains(node.stringValue())
                ? fine()
                : unknownVariant(path, node.stringValue(), words.words());
    }

    private static Optional<FieldError> struct(JsonNode node, Shape.Struct struct, String path) {
        if (node.isArray()) {
            return notAnObject(path, node, struct);
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

    private static Optional<FieldError> fine() {
        return Optional.empty();
    }
}
