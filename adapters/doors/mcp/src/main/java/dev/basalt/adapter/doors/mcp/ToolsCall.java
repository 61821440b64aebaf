package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.Message;
import dev.basalt.adapter.doors.jsonrpc.Methods;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RpcError;

import java.util.Map;

/** The method {@code tools/call}: finds the tool, and takes calls back that clients cancel. */
public final class ToolsCall {

    private final Map<String, Tool> tools;
    private final ToolTurns turns;

    /**
     * Knows the tools by name. The last two are of the protocol's first generation: they are served
     * to those who know them and not listed.
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

        /** Called on the reader's thread: what takes long goes on elsewhere with the reply. */
        void call(Message.Request request, ToolCallParams params, Reply reply);
    }

    /** Returns the methods that are served once everything is wired. */
    public Methods methods() {
        return new Methods(
                Map.of("tools/call", this::call), Map.of("notifications/cancelled", this::cancel));
    }

    private void call(Message.Request request, Reply reply) {
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
        tool.call(request, params, reply);
    }

    private void cancel(Message.Notification notification) {
        CancelledParams.requestId(notification.params()).ifPresent(turns::cancel);
    }
}
