package dev.basalt.adapter.doors.codex.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a request, with its type. */
public sealed interface WireRequestId {

    record TextId(@JsonValue String value) implements WireRequestId {}

    record NumberId(@JsonValue long value) implements WireRequestId {}
}
