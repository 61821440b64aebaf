package dev.basalt.adapter.doors.codex.json;

/**
 * A record of the wire that writes itself. The others are written by a mapper, which costs the
 * first message of a process a tenth of a second; what a client waits for is therefore a {@code
 * WireMessage}. Tests compare what it writes with what the mapper would, and with its schema.
 */
public interface WireMessage {

    /** Writes the record as one value: an object with its components in their order. */
    void writeTo(JsonOutput json);
}
