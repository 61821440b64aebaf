package dev.basalt.adapter.doors.codex.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a JSON value. */
public sealed interface Shape {

    record Text() implements Shape {}

    /** Either {@code true} or {@code false}. */
    record Truth() implements Shape {}

    /**
     * An integer.
     *
     * @param least the smallest that is allowed
     * @param most the largest
     */
    record Whole(long least, long most) implements Shape {}

    /** Whatever JSON can say, with integers of at most 64 bits. */
    record Anything() implements Shape {}

    record Uuid() implements Shape {}

    /** A path that the file system can hold. */
    record FilePath() implements Shape {}

    record ListOf(Shape items) implements Shape {}

    /** An object whose keys are data. */
    record MapOf(Shape values) implements Shape {}

    /** One of some strings. */
    record Words(String name, List<String> words) implements Shape {}

    /**
     * An object with keys of its own.
     *
     * @param exact whether keys that are not known are an error; else they are ignored
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
     * @param aliases further names that are read
     * @param nullable whether there may be no value: clients leave the key out or send null
     * @param omitted whether the server leaves out the key when there is no value; else it sends
     *     null
     */
    record Field(
            String name, List<String> aliases, Shape shape, boolean nullable, boolean omitted) {}

    /**
     * One of some structs, told apart by a word.
     *
     * @param tag the key under which the word stands, beside the struct's own
     */
    record Tagged(String name, String tag, Map<String, Struct> variants) implements Shape {}

    /** One of some shapes that differ by themselves. */
    record OneOf(String name, List<Shape> variants) implements Shape {}
}
