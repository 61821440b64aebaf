package dev.basalt.adapter.models.http.request;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BiConsumer;

/**
 * A piece of a history, such as an item or a message, that knows its JSON. Of what is large, it
 * knows the length only: pictures fill the memory twice otherwise. Thread-safe.
 */
public final class EncodedPiece<P> {

    private static final int LARGE = 256 * 1024;

    private final P piece;
    private final BiConsumer<P, JsonGenerator> writer;
    private final long length;
    private volatile byte @Nullable [] bytes;

    EncodedPiece(P piece, BiConsumer<P, JsonGenerator> writer) {
        this.piece = piece;
        this.writer = writer;
        var start = new Start();
        encode(start);
        this.length = start.length;
        this.bytes = length > LARGE ? null : start.kept.toByteArray();
    }

    /** Writes the piece as the next value of a request. */
    public void writeTo(JsonGenerator json) {
        json.writeRawValue("");
        json.flush();
        switch (json.streamWriteOutputTarget()) {
            case LengthCounter counter -> counter.skip(length);
            case OutputStream out -> write(out);
            default -> throw new IllegalArgumentException("requests are written as bytes");
        }
    }

    private void write(OutputStream out) {
        byte[] known = bytes;
        if (known == null) {
            encode(out);
            return;
        }
        try {
            out.write(known);
        } catch (IOException e) {
            throw JacksonIOException.construct(e);
        }
    }

    private void encode(OutputStream out) {
        JsonRequestBody.write(json -> writer.accept(piece, json), out);
    }

    /** Returns whether this is the same piece, and its JSON is still known. */
    boolean knows(P other) {
        return (bytes != null || length > LARGE) && piece.equals(other);
    }

    /** Gives the memory back; the piece can be written all the same. */
    void forget() {
        bytes = null;
    }

    /** Returns how much memory the JSON takes. */
    int size() {
        byte[] known = bytes;
        return known == null ? 0 : known.length;
    }

    /** Keeps as much as is kept of a piece, and counts the rest. */
    private static final class Start extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
        private long length;

        @Override
        public void write(int b) {
            length++;
            if (length <= LARGE) {
                kept.write(b);
            }
        }

        @Override
        public void write(byte[] b, int off, int len) {
            length += len;
            if (length <= LARGE) {
                kept.write(b, off, len);
            }
        }
    }
}
