package dev.basalt.adapter.doors.mcp.call;

import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;

/**
 * One {@code tools/call}.
 *
 * @param session of the client that calls
 */
public record ToolRequest(
        RequestId id, ToolCallParams params, ClientSession session, Reply reply) {}
