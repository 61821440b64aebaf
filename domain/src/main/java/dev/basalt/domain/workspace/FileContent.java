package dev.basalt.domain.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * The bytes of a file, with value equality. Immutable. The bytes are not copied, since files may be
 * large.
 */
public final class FileContent {

    private final byte[] bytes;

    private FileContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Wraps an array, which must not be changed afterwards. */
    public static FileContent wrap(byte[] bytes) {
        return new FileContent(bytes);
    }

    public static FileContent of(String text) {
        return new FileContent(text.getBytes(UTF_8));
    }

    public int size() {
        return bytes.length;
    }

    public byte at(int index) {
        return bytes[index];
    }

    /** Returns a read-only view. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Returns whether the bytes are well-formed UTF-8. */
    public boolean isUtf8() {
        int ascii = asciiPrefix();
        ByteBuffer in = ByteBuffer.wrap(bytes, ascii, bytes.length - ascii);
        CharBuffer out = CharBuffer.allocate(8192);
        var decoder = UTF_8.newDecoder();
        while (true) {
            var result = decoder.decode(in, out.clear(), true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
        }
    }

    private int asciiPrefix() {
        int end = 0;
        while (end < bytes.length && bytes[end] >= 0) {
            end++;
        }
        return end;
    }

    public boolean contains(byte wanted) {
        for (byte each : bytes) {
            if (each == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Decodes a part; bytes that are not UTF-8 become U+FFFD. */
    public String text(int from, int to) {
        return new String(bytes, from, to - from, UTF_8);
    }

    public String text() {
        return text(0, bytes.length);
    }

    /** Returns whether a part has the same bytes as a part of another content. */
    public boolean sameRange(int from, int to, FileContent other, int otherFrom, int otherTo) {
        return Arrays.equals(bytes, from, to, other.bytes, otherFrom, otherTo);
    }

    /** Copies a part into an array. */
    public void copyTo(int from, int to, byte[] target, int at) {
        System.arraycopy(bytes, from, target, at, to - from);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileContent that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "FileContent[" + bytes.length + " bytes]";
    }
}
