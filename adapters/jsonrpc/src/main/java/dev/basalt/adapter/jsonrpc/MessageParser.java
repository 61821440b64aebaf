package dev.basalt.adapter.jsonrpc;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the envelope of a message in one pass; {@code params} and {@code result} are only measured.
 *
 * <p>As tolerant as codex 0.23.0: {@code jsonrpc} may be missing or any string, unknown keys are
 * ignored. What codex drops in silence is a failure here. Used by one thread at a time.
 */
public final class MessageParser {

    private final JsonFactory factory =
            JsonFactory.builder().disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();
    private final Utf8 utf8 = new Utf8();

    /** Reads a line. The message keeps the array; the caller must not write to it any more. */
    public Either<RpcFailure, Message> parse(byte[] line) {
        if (!utf8.isValid(line)) {
            return Either.left(RpcFailure.anonymous(RpcError.parseError("not UTF-8")));
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
            var envelope = new Envelope(line, parser);
            try {
                return envelope.read();
            } catch (StreamConstraintsException e) {
                return envelope.refuse(
                        RpcError.invalidRequest("invalid request: " + e.getOriginalMessage()));
            }
        } catch (JacksonException e) {
            return Either.left(RpcFailure.anonymous(RpcError.parseError(reason(e))));
        }
    }

    private static String reason(JacksonException e) {
        var where = e.getLocation();
        return where == null
                ? e.getOriginalMessage()
                : e.getOriginalMessage() + " (byte " + where.getByteOffset() + ")";
    }
}
