package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.mcp.call.Tool;

import java.util.Map;

/**
 * The tools that are served. The last two are of the protocol's first generation: they are served
 * to clients that know them and not listed.
 */
public record ServedTools(
        CodexTool codex,
        CodexReplyTool codexReply,
        ConversationCreateTool create,
        ConversationSendMessageTool sendMessage) {

    /** Returns the tools by the names that clients call them by. */
    public Map<String, Tool> byName() {
        return Map.of(
                "codex", codex,
                "codex-reply", codexReply,
                "conversationCreate", create,
                "conversation_create", create,
                "conversationSendMessage", sendMessage,
                "conversation_send_message", sendMessage);
    }
}
