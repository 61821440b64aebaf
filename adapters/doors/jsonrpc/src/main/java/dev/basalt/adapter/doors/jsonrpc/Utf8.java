package dev.basalt.adapter.doors.jsonrpc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from other bytes. The JSON parser lets overlong forms and surrogates pass. */
final class Utf8 {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer sink = CharBuffer.allocate(4096);

    boolean isValid(byte[] bytes) {
        decoder.reset();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result;
        do {
            result = decoder.decode(in, sink.clear(), true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
