package dev.basalt.adapter.doors.mcp.call;

import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Door;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.mcp.params.ParamsException;

import java.util.Map;

/** The method {@code tools/call}: finds the tool, and ends calls that their client cancels. */
public final class ToolsCall implements Door {

    private final Map<String, Tool> tools;
    private final RunningCalls running;

    /**
     * Creates the method.
     *
     * @param tools by name
     * @param running the calls that the tools have begun
     */
    public ToolsCall(Map<String, Tool> tools, RunningCalls running) {
        this.tools = Map.copyOf(tools);
        this.running = running;
    }

    @Override
    public Methods methods() {
        return new Methods(
                Map.of("tools/call", this::call), Map.of("notifications/cancelled", this::cancel));
    }

    private void call(Message.Request request, ClientSession session, Reply reply) {
        ToolCallParams params;
        try {
            params = ToolCallParams.read(request.params());
        } catch (ParamsException e) {
            reply.error(RpcError.invalidParams(e.path(), e.reason()));
            return;
        }
        Tool tool = tools.get(params.name());
        if (tool == null) {
            reply.error(
                    new RpcError(RpcError.INVALID_PARAMS, "Unknown tool '" + params.name() + "'"));
            return;
        }
        tool.call(new ToolRequest(request.id(), params, session, reply));
    }

    private void cancel(Message.Notification notification, ClientSession session) {
        CancelledParams.requestId(notification.params())
                .ifPresent(id -> running.cancel(session, id));
    }
}
