package dev.basalt.adapter.models.http.exchange;

import okio.BufferedSource;

import java.io.IOException;
import java.time.Duration;

/**
 * What the body of a successful response is, whatever its media type says: events are sent as JSON,
 * and JSON as events.
 */
enum BodyKind {
    STREAM,
    JSON,
    WEB_PAGE;

    private static final int BYTE_ORDER_MARK = 3;

    /**
     * Looks at the first byte that is not white space; reads nothing.
     *
     * @param silence how long it may take to come
     */
    static BodyKind of(BufferedSource source, Duration silence) throws IOException {
        source.timeout().deadlineNanoTime(System.nanoTime() + silence.toNanos());
        long at = 0;
        while (source.request(at + 1)) {
            byte next = source.getBuffer().getByte(at);
            switch (next) {
                case ' ', '\t', '\r', '\n' -> at++;
                case (byte) 0xEF -> at += BYTE_ORDER_MARK;
                case '{', '[' -> {
                    source.skip(at);
                    return JSON;
                }
                case '<' -> {
                    return WEB_PAGE;
                }
                default -> {
                    return STREAM;
                }
            }
        }
        return STREAM;
    }
}
