package dev.basalt.adapter.doors.jsonrpc.transport;

import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.message.RpcFailure;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a stream of bytes into lines. Any byte is accepted; only an error of the stream itself
 * ends the reading early. Used by one thread.
 */
public final class LineReader {

    /** Bytes of the longest line, where the heap is large enough: 64 MiB. */
    public static final int DEFAULT_LIMIT = 64 << 20;

    /**
     * The part of the heap that the longest line may take: its buffer is copied when it grows, and
     * what a handler makes of the line takes as much again.
     */
    private static final int SHARE_OF_HEAP = 4;

    private static final int CHUNK = 64 << 10;

    private static final byte[] NOTHING = {};

    /** A longer line is delivered in the buffer it was gathered in, a shorter one in a copy. */
    private static final int KEPT = 1 << 20;

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;

    /** The line so far, in a buffer that may be larger. */
    private byte[] line = new byte[CHUNK];

    private int length;

    /** Why the line cannot be delivered; the rest of it is skipped. */
    private @Nullable String refused;

    public LineReader(InputStream in) {
        this(in, limitFor(Runtime.getRuntime().maxMemory()));
    }

    /**
     * Returns the bytes of the longest line for a heap.
     *
     * @param heap bytes that the heap can grow to
     */
    static int limitFor(long heap) {
        return (int) Math.min(DEFAULT_LIMIT, heap / SHARE_OF_HEAP);
    }

    /**
     * Reads lines up to a length.
     *
     * @param limit bytes of the longest line that is delivered
     */
    public LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * Waits for the next line that is not blank and returns it without the blanks around it, in a
     * part of an array that is not used again; or a failure for one that is too long; or nothing at
     * the end of the stream. A last line needs no line feed.
     */
    public Optional<Either<RpcFailure, ByteBuffer>> next() throws IOException {
        while (true) {
            int feed = indexOfFeed();
            boolean complete = feed >= 0;
            gather(complete ? feed : end);
            if (complete) {
                position = feed + 1;
            } else if (fill()) {
                continue;
            }
            Optional<Either<RpcFailure, ByteBuffer>> next = take();
            if (next.isPresent() || !complete) {
                return next;
            }
        }
    }

    private int indexOfFeed() {
        for (int i = position; i < end; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(in.read(chunk), 0);
        return end > 0;
    }

    private void gather(int to) {
        int more = to - position;
        if (refused != null) {
            return;
        }
        if (more > limit - length) {
            refuse("a line is longer than " + limit + " bytes");
            return;
        }
        try {
            grow(length + more);
        } catch (OutOfMemoryError e) {
            // other work fills the heap: this line is refused, and the next may find room
            refuse("a line is too long for the free memory");
            return;
        }
        System.arraycopy(chunk, position, line, length, more);
        length += more;
    }

    private void grow(int needed) {
        if (needed > line.length) {
            int doubled = (int) Math.min(2L * line.length, limit);
            line = Arrays.copyOf(line, Math.max(doubled, needed));
        }
    }

    private void refuse(String reason) {
        refused = reason;
        line = NOTHING;
        length = 0;
    }

    private Optional<Either<RpcFailure, ByteBuffer>> take() {
        if (refused != null) {
            var reason = RpcError.invalidRequest("invalid request: " + refused);
            clear();
            return Optional.of(Either.left(RpcFailure.anonymous(reason)));
        }
        int from = 0;
        int to = length;
        while (from < to && isBlank(line[from])) {
            from++;
        }
        while (from < to && isBlank(line[to - 1])) {
            to--;
        }
        if (from == to) {
            clear();
            return Optional.empty();
        }
        var trimmed =
                line.length > KEPT
                        ? ByteBuffer.wrap(line, from, to - from)
                        : ByteBuffer.wrap(Arrays.copyOfRange(line, from, to));
        clear();
        return Optional.of(Either.right(trimmed));
    }

    private void clear() {
        refused = null;
        length = 0;
        if (line.length > KEPT) {
            line = new byte[CHUNK];
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
