package dev.basalt.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.mcp.ClientCapabilities;
import dev.basalt.adapter.doors.mcp.CodexReplyTool;
import dev.basalt.adapter.doors.mcp.CodexTool;
import dev.basalt.adapter.doors.mcp.ConversationCreateTool;
import dev.basalt.adapter.doors.mcp.ConversationSendMessageTool;
import dev.basalt.adapter.doors.mcp.ElicitationApprovals;
import dev.basalt.adapter.doors.mcp.ElicitationKeys;
import dev.basalt.adapter.doors.mcp.ToolTurns;
import dev.basalt.adapter.doors.mcp.ToolsCall;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.Conversations;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.settings.ReadSetting;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.time.Time;

/** The tools that MCP hosts call. */
final class McpModule extends AbstractModule {

    private final ClientCapabilities client;

    McpModule(ClientCapabilities client) {
        this.client = client;
    }

    @Provides
    @Singleton
    ToolsCall toolsCall(
            NewConversation newConversation,
            SendUserMessage sendUserMessage,
            AddConversationListener addListener,
            Conversations conversations,
            ConfigLayers layers,
            Peer peer,
            Time time) {
        var shape = new ReadSetting<>(layers, ElicitationKeys.SHAPE);
        var approvals = new ElicitationApprovals(peer, client, shape::handle);
        var turns = new ToolTurns(new RunPrompt(conversations), peer, approvals, time);
        return new ToolsCall(
                new CodexTool(newConversation, turns),
                new CodexReplyTool(turns),
                new ConversationCreateTool(newConversation, addListener, peer),
                new ConversationSendMessageTool(sendUserMessage, approvals),
                turns);
    }
}
