package dev.basalt.adapter.models.http.stream;

import java.nio.charset.StandardCharsets;

/**
 * The data of one server-sent event, in place: valid only until the next event is read, so that
 * nothing is copied on the way to the JSON parser.
 */
public final class EventData {

    private byte[] buffer;
    private int offset;
    private int length;

    EventData(byte[] buffer) {
        this.buffer = buffer;
    }

    /** Returns data that did not come as an event. */
    public static EventData of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var data = new EventData(bytes);
        data.set(bytes, 0, bytes.length);
        return data;
    }

    /** Returns the array that contains the data, and more. Not to be written to. */
    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /** Returns whether the data is exactly this text. */
    public boolean is(String ascii) {
        if (length != ascii.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[offset + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void set(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public String toString() {
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }
}
