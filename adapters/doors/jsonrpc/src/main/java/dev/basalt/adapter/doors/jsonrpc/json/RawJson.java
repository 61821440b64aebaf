package dev.basalt.adapter.doors.jsonrpc.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON value as UTF-8 text inside a larger array, not yet mapped to anything. It must be
 * well-formed, as every value of a parsed message is, before anything is read from it. Immutable as
 * long as the array is not written to, which is not allowed.
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

    /** Returns whether there is no value, or it is {@code null}. */
    public boolean isAbsentOrNull() {
        return length == 0 || Arrays.equals(array, offset, offset + length, NULL, 0, NULL.length);
    }

    /** Returns whether the value is {@code true} or {@code false}. */
    public boolean isBoolean() {
        return first() == 't' || first() == 'f';
    }

    /** Returns whether the value is a list without elements. */
    public boolean isEmptyList() {
        return first() == '[' && new String(array, offset + 1, length - 2, ISO_8859_1).isBlank();
    }

    /**
     * Returns the members of an object in their order, of a name that occurs twice the last; empty
     * for any other value.
     */
    public Optional<Map<String, RawJson>> members() {
        if (first() != '{') {
            return Optional.empty();
        }
        try {
            Map<String, RawJson> members = new LinkedHashMap<>();
            JsonCursor json = cursor();
            json.enterObject();
            for (String key = json.nextKey(); key != null; key = json.nextKey()) {
                members.put(key, json.value());
            }
            return Optional.of(members);
        } catch (UnreadableJson e) {
            throw malformed(e);
        }
    }

    /** Returns the member of an object with that name; {@link #ABSENT} if there is none. */
    public RawJson member(String name) {
        Optional<Map<String, RawJson>> members = members();
        return members.isEmpty() ? ABSENT : members.get().getOrDefault(name, ABSENT);
    }

    /** Returns the text of a string; empty for any other value. */
    public Optional<String> string() {
        if (first() != '"') {
            return Optional.empty();
        }
        try {
            return Optional.of(cursor().string());
        } catch (UnreadableJson e) {
            throw malformed(e);
        }
    }

    /** Returns an integer of 64 bits; empty for any other value. */
    public OptionalLong integer() {
        for (int i = offset; i < offset + length; i++) {
            boolean sign = array[i] == '-' && i == offset;
            if (!sign && (array[i] < '0' || array[i] > '9')) {
                return OptionalLong.empty();
            }
        }
        try {
            return OptionalLong.of(Long.parseLong(new String(array, offset, length, ISO_8859_1)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private byte first() {
        return length == 0 ? 0 : array[offset];
    }

    private JsonCursor cursor() {
        return new JsonCursor(array, offset, offset + length);
    }

    private static IllegalStateException malformed(UnreadableJson e) {
        return new IllegalStateException("not checked before", e);
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
        return Arrays.hashCode(Arrays.copyOfRange(array, offset, offset + length));
    }

    /** Shows the size only: the value may be a secret. */
    @Override
    public String toString() {
        return "RawJson[" + length + " bytes]";
    }
}
