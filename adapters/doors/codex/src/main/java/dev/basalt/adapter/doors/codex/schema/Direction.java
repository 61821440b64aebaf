package dev.basalt.adapter.doors.codex.schema;

import dev.basalt.adapter.doors.codex.shape.Shape;

/** Who writes a message: it decides what becomes of a value that is not there. */
enum Direction {
    /** Clients may leave the key out or send null. */
    FROM_CLIENT,
    /** The server does one of the two, always the same. */
    FROM_SERVER;

    boolean mayBeAbsent(Shape.Field field) {
        return field.nullable() && (this == FROM_CLIENT || field.omitted());
    }

    boolean mayBeNull(Shape.Field field) {
        return field.nullable() && (this == FROM_CLIENT || !field.omitted());
    }
}
