package dev.basalt.adapter.doors.jsonrpc.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Checks that bytes are UTF-8, since the JSON parser accepts overlong forms and surrogates. Used by
 * one thread.
 */
public final class Utf8 {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer sink = CharBuffer.allocate(4096);

    /** Returns whether the remaining bytes are UTF-8; they are consumed. */
    public boolean isValid(ByteBuffer in) {
        decoder.reset();
        CoderResult result;
        do {
            result = decoder.decode(in, sink.clear(), true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
