package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;

import java.util.Map;

/** The method {@code tools/call}: finds the tool, and ends calls that their client cancels. */
public final class ToolsCall {

    private final Map<String, Tool> tools;
    private final ToolTurns turns;

    /**
     * Maps names to tools. The last two are of the protocol's first generation: they are served to
     * clients that know them and not listed.
     */
    public ToolsCall(
            CodexTool codex,
            CodexReplyTool codexReply,
            ConversationCreateTool create,
            ConversationSendMessageTool sendMessage,
            ToolTurns turns) {
        this.tools =
                Map.of(
                        "codex", codex,
                        "codex-reply", codexReply,
                        "conversationCreate", create,
                        "conversation_create", create,
                        "conversationSendMessage", sendMessage,
                        "conversation_send_message", sendMessage);
        this.turns = turns;
    }

    /** A tool that hosts can call. */
    interface Tool {

        /** Called on the reader's thread: what may take long is passed to other threads. */
        void call(ToolRequest request);
    }

    /** Returns the methods that are served once everything is wired. */
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
        CancelledParams.requestId(notification.params()).ifPresent(id -> turns.cancel(session, id));
    }
}
