package dev.basalt.adapter.models.http.stream;

import okio.BufferedSource;

import java.io.IOException;
import java.time.Duration;

/**
 * Takes a stream of bytes apart into server-sent events, as the HTML standard defines them; only
 * their data counts here. The end of the stream ends an event, too. Used by one thread.
 */
public final class EventReader {

    private static final int FIRST_SIZE = 16 * 1024;

    private final BufferedSource source;
    private final int maxEventBytes;
    private final EventData data;

    private Duration patience;
    private boolean waited;

    private byte[] buffer = new byte[FIRST_SIZE];
    private int lineStart;
    private int scanned;
    private int limit;
    private boolean lineFeedMayFollow;
    private boolean atVeryBeginning = true;

    /** Where the data of the current event is; the start is negative while there is none. */
    private int dataStart = -1;

    private int dataEnd;

    /**
     * Reads from a source that stays the caller's.
     *
     * @param patience the longest time that one event may take to come
     * @param maxEventBytes the largest event
     */
    public EventReader(BufferedSource source, Duration patience, int maxEventBytes) {
        this.source = source;
        this.patience = patience;
        this.maxEventBytes = maxEventBytes;
        this.data = new EventData(buffer);
    }

    /** Changes how long the events from the next on may take. */
    public void waitAtMost(Duration patience) {
        this.patience = patience;
    }

    /**
     * Moves to the next event that has data. The time between two calls does not count.
     *
     * @return false at the end of the stream
     * @throws java.io.InterruptedIOException when the event takes longer than the patience
     * @throws EventTooLargeException when there is no end of the event in sight
     */
    public boolean next() throws IOException {
        dataStart = -1;
        waited = false;
        while (true) {
            int end = endOfLine();
            if (end < 0) {
                if (fill()) {
                    continue;
                }
                takeLine(limit);
                lineStart = limit;
                return found();
            }
            boolean blank = end == lineStart;
            takeLine(end);
            lineFeedMayFollow = buffer[end] == '\r';
            lineStart = end + 1;
            scanned = lineStart;
            if (blank && found()) {
                return true;
            }
        }
    }

    /** Returns the current event; it changes with the next. */
    public EventData data() {
        return data;
    }

    private boolean found() {
        if (dataStart < 0) {
            return false;
        }
        data.set(buffer, dataStart, dataEnd - dataStart);
        return true;
    }

    private int endOfLine() {
        if (lineFeedMayFollow && lineStart < limit) {
            lineFeedMayFollow = false;
            if (buffer[lineStart] == '\n') {
                lineStart++;
                scanned = lineStart;
            }
        }
        byte[] bytes = buffer;
        int stop = limit;
        for (int i = scanned; i < stop; i++) {
            byte b = bytes[i];
            if (b == '\n' || b == '\r') {
                return i;
            }
        }
        scanned = stop;
        return -1;
    }

    private void takeLine(int end) {
        if (atVeryBeginning) {
            atVeryBeginning = false;
            skipByteOrderMark(end);
        }
        int start = lineStart;
        int length = end - start;
        if (length < 4
                || buffer[start] != 'd'
                || buffer[start + 1] != 'a'
                || buffer[start + 2] != 't'
                || buffer[start + 3] != 'a') {
            return;
        }
        if (length == 4) {
            addData(end, end);
        } else if (buffer[start + 4] == ':') {
            int value = start + 5;
            addData(value < end && buffer[value] == ' ' ? value + 1 : value, end);
        }
    }

    private void addData(int start, int end) {
        if (dataStart < 0) {
            dataStart = start;
            dataEnd = end;
            return;
        }
        // the line break and the field's name lie between, so there is always room to move down
        buffer[dataEnd] = '\n';
        System.arraycopy(buffer, start, buffer, dataEnd + 1, end - start);
        dataEnd += 1 + end - start;
    }

    private void skipByteOrderMark(int end) {
        if (end - lineStart >= 3
                && buffer[lineStart] == (byte) 0xEF
                && buffer[lineStart + 1] == (byte) 0xBB
                && buffer[lineStart + 2] == (byte) 0xBF) {
            lineStart += 3;
        }
    }

    private boolean fill() throws IOException {
        if (limit == buffer.length) {
            makeRoom();
        }
        if (!waited) {
            waited = true;
            source.timeout().deadlineNanoTime(System.nanoTime() + patience.toNanos());
        }
        int count = source.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            return false;
        }
        limit += count;
        return true;
    }

    private void makeRoom() throws EventTooLargeException {
        int keep = dataStart < 0 ? lineStart : dataStart;
        int kept = limit - keep;
        if (kept >= maxEventBytes) {
            throw new EventTooLargeException(maxEventBytes);
        }
        byte[] roomier =
                kept <= buffer.length / 2
                        ? buffer
                        : new byte[(int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 8)];
        System.arraycopy(buffer, keep, roomier, 0, kept);
        buffer = roomier;
        lineStart -= keep;
        scanned -= keep;
        limit -= keep;
        if (dataStart >= 0) {
            dataStart -= keep;
            dataEnd -= keep;
        }
    }
}
