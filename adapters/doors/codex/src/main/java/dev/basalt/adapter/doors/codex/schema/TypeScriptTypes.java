package dev.basalt.adapter.doors.codex.schema;

import static java.util.stream.Collectors.joining;

import dev.basalt.adapter.doors.codex.shape.Shape;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Converts shapes to TypeScript. Named shapes become exported types, to which other shapes refer.
 * Not thread-safe.
 */
final class TypeScriptTypes {

    private final Map<String, String> declarations = new LinkedHashMap<>();

    /** Returns the declarations of all converted shapes and of those they contain. */
    String all() {
        return declarations.values().stream().map(each -> each + "\n\n").collect(joining());
    }

    String of(Shape shape, Direction direction) {
        return switch (shape) {
            case Shape.Text text -> "string";
            case Shape.Uuid uuid -> "string";
            case Shape.FilePath path -> "string";
            case Shape.Bool truth -> "boolean";
            case Shape.Int whole -> "number";
            case Shape.Decimal() -> "number";
            case Shape.AnyJson anything -> "unknown";
            case Shape.ListOf(Shape items) -> "Array<" + of(items, direction) + ">";
            case Shape.MapOf(Shape values) -> "Record<string, " + of(values, direction) + ">";
            case Shape.StringEnum(String name, var words) ->
                    declare(
                            name,
                            "export type %s = %s;",
                            words.stream().map(TypeScriptTypes::quote).collect(joining(" | ")));
            case Shape.Struct struct ->
                    declare(struct.name(), "export interface %s {%s\n}", fields(struct, direction));
            case Shape.Tagged tagged ->
                    declare(tagged.name(), "export type %s =%s;", variants(tagged, direction));
            case Shape.OneOf(String name, var variants) ->
                    declare(
                            name,
                            "export type %s = %s;",
                            variants.stream()
                                    .map(variant -> of(variant, direction))
                                    .collect(joining(" | ")));
        };
    }

    private String variants(Shape.Tagged tagged, Direction direction) {
        return tagged.variants().entrySet().stream()
                .map(variant -> {
                    Shape.Struct struct = variant.getValue();
                    String tag = "\n  " + tagged.tag() + ": " + quote(variant.getKey()) + ";";
                    return "\n  | "
                            + declare(
                                    struct.name(),
                                    "export interface %s {%s\n}",
                                    tag + fields(struct, direction));
                })
                .collect(joining());
    }

    private String fields(Shape.Struct struct, Direction direction) {
        return struct.fields().stream()
                .map(field ->
                        "\n  "
                                + key(field.name())
                                + (direction.mayBeAbsent(field) ? "?: " : ": ")
                                + of(field.shape(), direction)
                                + (direction.mayBeNull(field) ? " | null;" : ";"))
                .collect(joining());
    }

    private String declare(String name, String declaration, String content) {
        String text = declaration.formatted(name, content);
        String before = declarations.putIfAbsent(name, text);
        if (before != null && !before.equals(text)) {
            throw new IllegalStateException("two types are called " + name);
        }
        return name;
    }

    private static String key(String name) {
        return name.chars().allMatch(Character::isJavaIdentifierPart) ? name : quote(name);
    }

    private static String quote(String word) {
        return '"' + word + '"';
    }
}
