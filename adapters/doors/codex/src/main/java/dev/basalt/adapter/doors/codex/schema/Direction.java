package dev.basalt.adapter.doors.codex.schema;

import dev.basalt.adapter.doors.codex.shape.Shape;

/** Who writes a message, which decides how an absent value is represented. */
enum Direction {
    /** Clients may omit the key or send null. */
    FROM_CLIENT,
    /** The server either omits the key or sends null, always the same for a field. */
    FROM_SERVER;

    boolean mayBeAbsent(Shape.Field field) {
        return field.nullable() && (this == FROM_CLIENT || field.omitted());
    }

    boolean mayBeNull(Shape.Field field) {
        return field.nullable() && (this == FROM_CLIENT || !field.omitted());
    }
}
