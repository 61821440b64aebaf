package dev.basalt.adapter.doors.codex.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shape of a JSON value: its type and, for objects, its fields. */
public sealed interface Shape {

    record Text() implements Shape {}

    /** Either {@code true} or {@code false}. */
    record Bool() implements Shape {}

    /**
     * An integer.
     *
     * @param least the minimum
     * @param most the maximum
     */
    record Int(long least, long most) implements Shape {}

    /** A number, with or without a fraction. */
    record Decimal() implements Shape {}

    /** Any JSON value whose integers have at most 64 bits. */
    record AnyJson() implements Shape {}

    record Uuid() implements Shape {}

    /** A string that is a valid path of the file system. */
    record FilePath() implements Shape {}

    record ListOf(Shape items) implements Shape {}

    /** An object whose keys are data. */
    record MapOf(Shape values) implements Shape {}

    /** One of several strings. */
    record StringEnum(String name, List<String> words) implements Shape {}

    /**
     * An object with fixed keys.
     *
     * @param exact whether unknown keys are an error; else they are ignored
     */
    record Struct(String name, List<Field> fields, boolean exact) implements Shape {

        /** Returns the field with that name or alias. */
        public Optional<Field> field(String key) {
            return fields.stream()
                    .filter(field -> field.name().equals(key) || field.aliases().contains(key))
                    .findFirst();
        }
    }

    /**
     * A member of a struct.
     *
     * @param aliases other names that are accepted
     * @param nullable whether the value may be absent: clients omit the key or send null
     * @param omitted whether the server omits the key of an absent value; else it sends null
     */
    record Field(
            String name, List<String> aliases, Shape shape, boolean nullable, boolean omitted) {}

    /**
     * One of several structs, distinguished by a tag.
     *
     * @param tag the key of the tag, beside the struct's own keys
     */
    record Tagged(String name, String tag, Map<String, Struct> variants) implements Shape {}

    /** One of several shapes that are distinguished by their structure. */
    record OneOf(String name, List<Shape> variants) implements Shape {}
}
