package dev.basalt.adapter.doors.codex.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.io.JsonStringEncoder;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** JSON that is written value by value, as UTF-8 on one line. Used by one thread. */
public final class JsonOutput {

    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private byte[] bytes = new byte[256];
    private int length;
    private boolean afterValue;

    /** Begins an object; its members follow. */
    public JsonOutput beginObject() {
        separate();
        return open('{');
    }

    /** Ends the object that was begun last. */
    public JsonOutput endObject() {
        return close('}');
    }

    /** Begins an array; its values follow. */
    public JsonOutput beginArray() {
        separate();
        return open('[');
    }

    /** Ends the array that was begun last. */
    public JsonOutput endArray() {
        return close(']');
    }

    /** Writes the name of a member; its value follows. */
    public JsonOutput name(String name) {
        separate();
        put('"');
        put(quote(name));
        put('"');
        put(':');
        afterValue = false;
        return this;
    }

    /** Writes a string. */
    public JsonOutput value(String text) {
        separate();
        put('"');
        put(quote(text));
        put('"');
        return this;
    }

    /** Writes a record. */
    public JsonOutput value(WireMessage message) {
        message.writeTo(this);
        return this;
    }

    /** Writes a value that is JSON already. */
    public JsonOutput raw(byte[] json) {
        return constant(json);
    }

    /** Writes a member that is a string, or null. */
    public JsonOutput member(String name, @Nullable String text) {
        name(name);
        return text == null ? constant(NULL) : value(text);
    }

    /** Writes a member that is what the object looks like as a string; null is left out. */
    public JsonOutput optional(String name, @Nullable Object text) {
        return text == null ? this : member(name, text.toString());
    }

    /** Writes a member that is an integer. */
    public JsonOutput member(String name, long number) {
        name(name);
        return constant(ascii(Long.toString(number)));
    }

    /** Writes a member that is an integer, or null. */
    public JsonOutput member(String name, @Nullable Long number) {
        return number == null ? name(name).constant(NULL) : member(name, number.longValue());
    }

    /** Writes a member that is a finite number; null is left out. */
    public JsonOutput optional(String name, @Nullable Double number) {
        return number == null ? this : name(name).constant(ascii(number.toString()));
    }

    /** Writes a member that is a boolean. */
    public JsonOutput member(String name, boolean value) {
        return name(name).constant(value ? TRUE : FALSE);
    }

    /** Writes a member that is a record. */
    public JsonOutput member(String name, WireMessage message) {
        return name(name).value(message);
    }

    /** Writes a member that is a list of strings, or null. */
    public JsonOutput texts(String name, @Nullable List<String> texts) {
        name(name);
        if (texts == null) {
            return constant(NULL);
        }
        beginArray();
        for (String text : texts) {
            value(text);
        }
        return endArray();
    }

    /** Writes a member that is a list of records. */
    public JsonOutput list(String name, List<? extends WireMessage> messages) {
        name(name).beginArray();
        for (WireMessage message : messages) {
            value(message);
        }
        return endArray();
    }

    /** Writes a member that is a list of integers. */
    public JsonOutput numbers(String name, List<Integer> numbers) {
        name(name).beginArray();
        for (int number : numbers) {
            constant(ascii(Integer.toString(number)));
        }
        return endArray();
    }

    /** Writes a member that is an object with data as keys. */
    public JsonOutput map(String name, Map<String, ? extends WireMessage> messages) {
        name(name).beginObject();
        for (var entry : messages.entrySet()) {
            member(entry.getKey(), entry.getValue());
        }
        return endObject();
    }

    /** Returns what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Returns a text as it is written between the quotes of a string, with each half of a broken
     * surrogate pair replaced.
     */
    public static byte[] quote(String text) {
        return JsonStringEncoder.getInstance().quoteAsUTF8(ProperText.of(text));
    }

    private JsonOutput constant(byte[] value) {
        separate();
        put(value);
        return this;
    }

    private JsonOutput open(char bracket) {
        put(bracket);
        afterValue = false;
        return this;
    }

    private JsonOutput close(char bracket) {
        put(bracket);
        afterValue = true;
        return this;
    }

    private void separate() {
        if (afterValue) {
            put(',');
        }
        afterValue = true;
    }

    private void put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    private void put(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
