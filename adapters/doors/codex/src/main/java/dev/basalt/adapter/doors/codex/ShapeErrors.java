package dev.basalt.adapter.doors.codex;

import dev.basalt.adapter.doors.codex.shape.Shape;

import tools.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The errors of a {@link ShapeCheck}. Their texts are those of codex 0.23.0, which clients may
 * display or search for. None of the results is empty.
 */
final class ShapeErrors {

    private ShapeErrors() {}

    static Optional<FieldError> wrongType(String path, JsonNode node, String expected) {
        return error(path, "invalid type: " + Found.describe(node) + ", expected " + expected);
    }

    static Optional<FieldError> outOfRange(String path, JsonNode node, long least, long most) {
        return error(
                path,
                "invalid value: "
                        + Found.describe(node)
                        + ", expected an integer from "
                        + least
                        + " to "
                        + most);
    }

    /** An array in place of an object. */
    static Optional<FieldError> notAnObject(String path, JsonNode array, Shape.Struct struct) {
        return error(
                path,
                "invalid length "
                        + array.size()
                        + ", expected struct "
                        + struct.name()
                        + " with "
                        + struct.fields().size()
                        + " elements");
    }

    static Optional<FieldError> invalidUuid(String path, String reason) {
        return error(path, "UUID parsing failed: " + reason);
    }

    static Optional<FieldError> invalidPath(String path, JsonNode node) {
        return error(path, "invalid path: " + Found.describe(node));
    }

    static Optional<FieldError> missing(String path, String name) {
        return error(join(path, name), "missing field `" + name + "`");
    }

    static Optional<FieldError> unknownField(String path, String key, Shape.Struct struct) {
        return unknown(
                "field", path, key, struct.fields().stream().map(Shape.Field::name).toList());
    }

    static Optional<FieldError> unknownVariant(
            String path, String word, Collection<String> expected) {
        return unknown("variant", path, word, expected);
    }

    private static Optional<FieldError> unknown(
            String what, String path, String word, Collection<String> expected) {
        return error(
                path,
                "unknown " + what + " `" + Found.shorten(word) + "`, expected " + oneOf(expected));
    }

    private static String oneOf(Collection<String> words) {
        String quoted =
                words.stream()
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(words.size() == 2 ? " or " : ", "));
        return words.size() > 2 ? "one of " + quoted : quoted;
    }

    /** Returns the path of a member. */
    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static Optional<FieldError> error(String path, String reason) {
        return Optional.of(new FieldError(path, reason));
    }
}
