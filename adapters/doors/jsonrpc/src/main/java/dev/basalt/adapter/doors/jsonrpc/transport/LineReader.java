package dev.basalt.adapter.doors.jsonrpc.transport;

import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.message.RpcFailure;

import io.vavr.control.Either;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a stream of bytes into lines. Any byte is accepted; only an error of the stream itself
 * ends the reading early. Used by one thread.
 */
public final class LineReader {

    /** Bytes of the longest line by default: 64 MiB. */
    public static final int DEFAULT_LIMIT = 64 << 20;

    private static final int CHUNK = 64 << 10;

    /** A longer line's buffer is released once the line is delivered. */
    private static final int KEPT = 1 << 20;

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;

    /** The line so far, in a buffer that may be larger. */
    private byte[] line = new byte[CHUNK];

    private int length;
    private boolean overlong;

    public LineReader(InputStream in) {
        this(in, DEFAULT_LIMIT);
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
     * Waits for the next line that is not blank and returns it without the blanks around it, in an
     * array of its own; or a failure for one that is too long; or nothing at the end of the stream.
     * A last line needs no line feed.
     */
    public Optional<Either<RpcFailure, byte[]>> next() throws IOException {
        while (true) {
            int feed = indexOfFeed();
            boolean complete = feed >= 0;
            gather(complete ? feed : end);
            if (complete) {
                position = feed + 1;
            } else if (fill()) {
                continue;
            }
            Optional<Either<RpcFailure, byte[]>> next = take();
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
        if (overlong || more > limit - length) {
            overlong = true;
            length = 0;
            return;
        }
        if (length + more > line.length) {
            int doubled = (int) Math.min(2L * line.length, limit);
            line = Arrays.copyOf(line, Math.max(doubled, length + more));
        }
        System.arraycopy(chunk, position, line, length, more);
        length += more;
    }

    private Optional<Either<RpcFailure, byte[]>> take() {
        if (overlong) {
            clear();
            String reason = "invalid request: a line is longer than " + limit + " bytes";
            return Optional.of(Either.left(RpcFailure.anonymous(RpcError.invalidRequest(reason))));
        }
        int from = 0;
        int to = length;
        while (from < to && isBlank(line[from])) {
            from++;
        }
        while (from < to && isBlank(line[to - 1])) {
            to--;
        }
        byte[] trimmed = Arrays.copyOfRange(line, from, to);
        clear();
        return trimmed.length == 0 ? Optional.empty() : Optional.of(Either.right(trimmed));
    }

    private void clear() {
        overlong = false;
        length = 0;
        if (line.length > KEPT) {
            line = new byte[CHUNK];
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
