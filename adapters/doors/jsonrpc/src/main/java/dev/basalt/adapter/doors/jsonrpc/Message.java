package dev.basalt.adapter.doors.jsonrpc;

/** What the client sends, one per line. */
public sealed interface Message {

    /** Wants exactly one answer. */
    record Request(RequestId id, String method, RawJson params) implements Message {}

    /** Is never answered. */
    record Notification(String method, RawJson params) implements Message {}

    /** Answers a request of the server. */
    record Response(RequestId id, RawJson result) implements Message {}

    /** Refuses a request of the server. */
    record ErrorResponse(RequestId id, int code, String message) implements Message {}

    /**
     * Says that the client could not read something that the server sent: an error that names no
     * request. It is not answered, or two peers would complain to each other for ever.
     */
    record Complaint(int code, String message) implements Message {}
}
