package dev.basalt.adapter.doors.codex;

import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.adapter.doors.codex.json.WireMessage;

/** Writes wire records as JSON. Thread-safe. */
public final class WireWriter {

    private WireWriter() {}

    /** Returns the record as UTF-8 on one line, keys in the order of its components. */
    public static byte[] write(Object message) {
        if (message instanceof WireMessage itself) {
            var json = new JsonOutput();
            itself.writeTo(json);
            return json.toBytes();
        }
        return mapped(message);
    }

    /** The same by the mapper, which knows any record. */
    static byte[] mapped(Object message) {
        return WireMapper.INSTANCE.writeValueAsBytes(message);
    }
}
