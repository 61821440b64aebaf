package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;

/** The outcome of a question to the client. */
public sealed interface Answer {

    record Result(RawJson json) implements Answer {}

    /** The client answered with an error. */
    record Failed(int code, String message) implements Answer {}

    /** The question was withdrawn; an answer that still comes is ignored. */
    record Withdrawn() implements Answer {}
}
