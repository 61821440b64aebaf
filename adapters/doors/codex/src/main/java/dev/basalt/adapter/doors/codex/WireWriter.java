package dev.basalt.adapter.doors.codex;

/** Writes wire records as JSON. Thread-safe. */
public final class WireWriter {

    private WireWriter() {}

    /** Returns the record as UTF-8 on one line, keys in the order of its components. */
    public static byte[] write(Object message) {
        return WireMapper.INSTANCE.writeValueAsBytes(message);
    }
}
