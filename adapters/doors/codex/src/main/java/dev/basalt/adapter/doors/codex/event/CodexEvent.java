package dev.basalt.adapter.doors.codex.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The params of {@code codex/event}, as {@link EventParams#ofToolCall} writes them.
 *
 * @param id the submission that the event belongs to
 */
public record CodexEvent(@JsonProperty("_meta") CodexEventMeta meta, String id, EventMsg msg) {

    /** Which {@code tools/call} the event belongs to. */
    public record CodexEventMeta(WireRequestId requestId) {}
}
