package dev.basalt.adapter.doors.mcp.handshake;

import java.util.List;

/** The revisions of MCP that are spoken, newest first. */
final class ProtocolRevision {

    static final List<String> SUPPORTED =
            List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    private ProtocolRevision() {}

    /** Returns what the client asked for if it is spoken, else our newest. */
    static String negotiate(String asked) {
        return SUPPORTED.contains(asked) ? asked : SUPPORTED.getFirst();
    }
}
