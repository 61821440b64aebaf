package dev.basalt.adapter.protocol.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a request, with its type. */
public sealed interface WireRequestId {

    record TextId(@JsonValue String value) implements WireRequestId {}

    record NumberId(@JsonValue long value) implements WireRequestId {}
}
