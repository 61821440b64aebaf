package dev.basalt.adapter.jsonrpc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A JSON value as UTF-8 text inside a larger array, not yet mapped to anything. Immutable as long
 * as nobody writes to the array, which nobody may.
 */
public final class RawJson {

    /** No value at all: what a message without {@code params} carries. */
    public static final RawJson ABSENT = new RawJson(new byte[0], 0, 0);

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final byte[] array;
    private final int offset;
    private final int length;

    private RawJson(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** Wraps a whole array without copying it. */
    public static RawJson of(byte[] array) {
        return new RawJson(array, 0, array.length);
    }

    /** Wraps a part of an array without copying it. */
    public static RawJson of(byte[] array, int offset, int length) {
        return new RawJson(array, offset, length);
    }

    /** Tells whether there is no value, or it is {@code null}. */
    public boolean isAbsentOrNull() {
        return length == 0 || Arrays.equals(array, offset, offset + length, NULL, 0, NULL.length);
    }

    /** The shared array: read it from {@link #offset} on, {@link #length} bytes, never write. */
    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    /** Bytes; 0 when absent. */
    public int length() {
        return length;
    }

    /** Returns a copy of the text. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** Returns the text as input for a parser, without copying it. */
    public InputStream asInput() {
        return new ByteArrayInputStream(array, offset, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(array, offset, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson that
                && Arrays.equals(
                        array,
                        offset,
                        offset + length,
                        that.array,
                        that.offset,
                        that.offset + that.length);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toByteArray());
    }

    /** Tells only the size: the value may hold a secret. */
    @Override
    public String toString() {
        return "RawJson[" + length + " bytes]";
    }
}
