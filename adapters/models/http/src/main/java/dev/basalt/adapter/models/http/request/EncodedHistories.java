package dev.basalt.adapter.models.http.request;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The history of the latest request of each conversation, as JSON. The next one repeats it and goes
 * on, so it encodes only what is new. Pieces count as the same when they are equal; they must hold
 * everything that their JSON depends on. What was used last is kept, up to a number of bytes for
 * all conversations of an API. Thread-safe.
 *
 * @param <P> a piece of a history in the language of the API; immutable
 */
public final class EncodedHistories<P> {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** What a piece takes besides its JSON, about. */
    private static final int BYTES_PER_PIECE = 128;

    private final BiConsumer<P, JsonGenerator> writer;
    private final long mostBytes;
    private final LinkedHashMap<String, History<P>> histories =
            new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record History<P>(List<EncodedPiece<P>> pieces, long bytes) {}

    /**
     * Knows no history yet.
     *
     * @param writer writes a piece as one JSON value, the same one every time
     */
    public EncodedHistories(BiConsumer<P, JsonGenerator> writer) {
        this(writer, MOST_BYTES);
    }

    EncodedHistories(BiConsumer<P, JsonGenerator> writer, long mostBytes) {
        this.writer = writer;
        this.mostBytes = mostBytes;
    }

    /** Returns the pieces ready to be written, those encoded that the last request had not. */
    public List<EncodedPiece<P>> encode(String conversation, List<P> history) {
        List<EncodedPiece<P>> known = known(conversation);
        var encoded = new ArrayList<EncodedPiece<P>>(history.size());
        for (P piece : history) {
            int at = encoded.size();
            encoded.add(
                    at < known.size() && known.get(at).knows(piece)
                            ? known.get(at)
                            : new EncodedPiece<>(piece, writer));
        }
        long size = 0;
        for (EncodedPiece<P> piece : encoded) {
            size += piece.size() + BYTES_PER_PIECE;
        }
        keep(conversation, new History<>(List.copyOf(encoded), size));
        return encoded;
    }

    private synchronized List<EncodedPiece<P>> known(String conversation) {
        History<P> history = histories.get(conversation);
        return history == null ? List.of() : history.pieces();
    }

    private synchronized void keep(String conversation, History<P> history) {
        History<P> before = histories.put(conversation, history);
        bytes += history.bytes() - (before == null ? 0 : before.bytes());
        while (bytes > mostBytes) {
            History<P> oldest = histories.pollFirstEntry().getValue();
            bytes -= oldest.bytes();
            // a request that waits for its answer may hold it for long
            oldest.pieces().forEach(EncodedPiece::forget);
        }
    }
}
