package dev.basalt.adapter.doors.jsonrpc.message;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;

/** What a client sends, one message per line. */
public sealed interface Message {

    /** Gets exactly one reply. */
    record Request(RequestId id, String method, RawJson params) implements Message {}

    /** Is never answered. */
    record Notification(String method, RawJson params) implements Message {}

    /** Answers a request of the server. */
    record Response(RequestId id, RawJson result) implements Message {}

    /** Refuses a request of the server. */
    record ErrorResponse(RequestId id, int code, String message) implements Message {}

    /**
     * Reports that the client could not read something that the server sent: an error without an
     * id. It is not answered, otherwise both sides would exchange errors for ever.
     */
    record ErrorWithoutId(int code, String message) implements Message {}
}
