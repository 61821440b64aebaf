package dev.basalt.adapter.models.http.stream;

import java.io.IOException;

/** A server-sent event exceeds the size limit. */
final class EventTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    EventTooLargeException(int maxEventBytes) {
        super("a server-sent event is larger than " + maxEventBytes + " bytes");
    }
}
