package dev.basalt.adapter.doors.jsonrpc;

/** What became of a question to the client. */
public sealed interface Answer {

    record Result(RawJson json) implements Answer {}

    /** The client answered with an error. */
    record Failed(int code, String message) implements Answer {}

    /** The question was taken back; an answer that still comes is ignored. */
    record Withdrawn() implements Answer {}
}
