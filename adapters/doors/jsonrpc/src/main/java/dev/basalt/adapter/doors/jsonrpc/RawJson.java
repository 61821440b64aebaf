package dev.basalt.adapter.doors.jsonrpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON value as UTF-8 text inside a larger array, not yet mapped to anything. It is known to be
 * well-formed when it comes from a message, and only then may its members be asked for. Immutable
 * as long as nobody writes to the array, which nobody may.
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

    /** Tells whether the value is an object. */
    public boolean isObject() {
        return length > 0 && array[offset] == '{';
    }

    /** Tells whether the value is {@code true} or {@code false}. */
    public boolean isBoolean() {
        return first() == 't' || first() == 'f';
    }

    /** Tells whether the value is a list without elements. */
    public boolean isEmptyList() {
        return first() == '[' && new String(array, offset + 1, length - 2, ISO_8859_1).isBlank();
    }

    /** Returns the member of an object with that name; {@link #ABSENT} if there is none. */
    public RawJson member(String name) {
        return isObject() ? read(json -> find(json, name)) : ABSENT;
    }

    /** Returns the text of a string; empty for any other value. */
    public Optional<String> asString() {
        return length > 0 && array[offset] == '"'
                ? Optional.of(read(JsonCursor::string))
                : Optional.empty();
    }

    /** Returns an integer of 64 bits; empty for any other value. */
    public OptionalLong asLong() {
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

    private static RawJson find(JsonCursor json, String name) throws UnreadableJson {
        json.enterObject();
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            RawJson value = json.value();
            if (key.equals(name)) {
                return value;
            }
        }
        return ABSENT;
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.from(new JsonCursor(array, offset, offset + length));
        } catch (UnreadableJson e) {
            throw new IllegalStateException("not checked before", e);
        }
    }

    private interface Reading<T> {
        T from(JsonCursor json) throws UnreadableJson;
    }

    /**
     * Returns the members of an object in their order, of a name that comes twice the last; empty
     * for anything but an object.
     */
    public Optional<Map<String, RawJson>> members() {
        if (first() != '{') {
            return Optional.empty();
        }
        Map<String, RawJson> members = new LinkedHashMap<>();
        JsonCursor cursor = cursor();
        try {
            cursor.enterObject();
            String key = cursor.nextKey();
            while (key != null) {
                members.put(key, cursor.value());
                key = cursor.nextKey();
            }
            return Optional.of(members);
        } catch (UnreadableJson e) {
            return Optional.empty();
        }
    }

    /** Returns the text of a string; empty for anything else. */
    public Optional<String> string() {
        if (first() != '"') {
            return Optional.empty();
        }
        try {
            return Optional.of(cursor().string());
        } catch (UnreadableJson e) {
            return Optional.empty();
        }
    }

    /** Returns a string or an integer of 64 bits as an id; empty for anything else. */
    public Optional<RequestId> id() {
        Optional<String> text = string();
        if (text.isPresent()) {
            return Optional.of(new RequestId.Text(text.get()));
        }
        try {
            String digits = new String(array, offset, length, StandardCharsets.ISO_8859_1);
            return Optional.of(new RequestId.Numeric(Long.parseLong(digits)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private byte first() {
        return length == 0 ? 0 : array[offset];
    }

    private JsonCursor cursor() {
        return new JsonCursor(array, offset, offset + length);
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
