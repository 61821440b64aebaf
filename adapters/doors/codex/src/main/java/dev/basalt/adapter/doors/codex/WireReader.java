package dev.basalt.adapter.doors.codex;

import dev.basalt.adapter.doors.codex.shape.Shape;
import dev.basalt.adapter.doors.codex.shape.Shapes;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * Reads wire records from JSON that clients send. Unknown keys are ignored and null means absent;
 * anything else that does not fit is an error with its path. Thread-safe.
 */
public final class WireReader {

    private WireReader() {}

    /**
     * Reads a record.
     *
     * @param length in bytes; 0 for an absent value, which is read like an empty object
     */
    public static <T> Either<FieldError, T> read(
            byte[] json, int offset, int length, Class<T> type) {
        return parse(json, offset, length).flatMap(node -> read(node, type));
    }

    /** Reads a record from a whole array. */
    public static <T> Either<FieldError, T> read(byte[] json, Class<T> type) {
        return read(json, 0, json.length, type);
    }

    private static Either<FieldError, JsonNode> parse(byte[] json, int offset, int length) {
        if (length == 0) {
            return Either.right(JsonNodeFactory.instance.objectNode());
        }
        try {
            return Either.right(WireMapper.TREES.readTree(json, offset, length));
        } catch (JacksonException e) {
            return Either.left(new FieldError("", syntaxError(e)));
        }
    }

    /** Removes aliases of fields that are present under their own name, which takes precedence. */
    private static void dropSynonyms(JsonNode node, Shape shape) {
        if (node instanceof ObjectNode object && shape instanceof Shape.Struct struct) {
            struct.fields().stream()
                    .filter(field -> object.has(field.name()))
                    .forEach(field ->
                            field.aliases().stream()
                                    .filter(alias -> !alias.equals(field.name()))
                                    .forEach(object::remove));
        }
    }

    private static String syntaxError(JacksonException e) {
        String reason = e.getOriginalMessage();
        int detailsOfTheParser = reason.indexOf(" (start marker at");
        return (detailsOfTheParser < 0 ? reason : reason.substring(0, detailsOfTheParser))
                + " at line "
                + e.getLocation().getLineNr()
                + " column "
                + e.getLocation().getColumnNr();
    }

    private static <T> Either<FieldError, T> read(JsonNode node, Class<T> type) {
        Shape shape = Shapes.of(type);
        dropSynonyms(node, shape);
        Optional<FieldError> error = ShapeCheck.check(node, shape);
        return error.<Either<FieldError, T>>map(Either::left)
                .orElseGet(() -> Either.right(WireMapper.INSTANCE.treeToValue(node, type)));
    }
}
