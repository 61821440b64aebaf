package dev.basalt.adapter.doors.jsonrpc.message;

import dev.basalt.adapter.doors.jsonrpc.json.JsonCursor;
import dev.basalt.adapter.doors.jsonrpc.json.UnreadableJson;
import dev.basalt.adapter.doors.jsonrpc.json.Utf8;

import io.vavr.control.Either;

import java.nio.ByteBuffer;

/**
 * Reads the envelope of a message in one pass; {@code params} and {@code result} are checked to be
 * JSON and only measured.
 *
 * <p>As tolerant as codex 0.23.0: {@code jsonrpc} may be missing or any string, unknown keys are
 * ignored. What codex drops silently is a failure here. Used by one thread at a time.
 */
public final class MessageParser {

    private final Utf8 utf8 = new Utf8();

    /** Reads a line. The message keeps its array; the caller must not write to it any more. */
    public Either<RpcFailure, Message> parse(ByteBuffer line) {
        byte[] array = line.array();
        int from = line.arrayOffset() + line.position();
        int end = from + line.remaining();
        if (!utf8.isValid(line)) {
            return Either.left(RpcFailure.anonymous(RpcError.parseError("the line is not UTF-8")));
        }
        var envelope = new Envelope(new JsonCursor(array, from, end));
        try {
            return envelope.read();
        } catch (UnreadableJson e) {
            return e.isMalformed()
                    ? Either.left(RpcFailure.anonymous(RpcError.parseError(e.reason())))
                    : envelope.refuse(RpcError.invalidRequest("invalid request: " + e.reason()));
        }
    }
}
