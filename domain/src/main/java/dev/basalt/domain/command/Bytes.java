package dev.basalt.domain.command;

import java.util.Arrays;

/** An immutable sequence of bytes with value equality. */
public final class Bytes {

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies a part of an array. */
    public static Bytes copyOf(byte[] source, int offset, int length) {
        return new Bytes(Arrays.copyOfRange(source, offset, offset + length));
    }

    public int length() {
        return bytes.length;
    }

    /** Returns a copy. */
    public byte[] toArray() {
        return bytes.clone();
    }

    public byte at(int index) {
        return bytes[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Bytes[" + bytes.length + "]";
    }
}
