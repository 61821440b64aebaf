package dev.basalt.bootstrap.server.doors;

import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.mcp.call.RunningCalls;
import dev.basalt.adapter.doors.mcp.call.ToolsCall;
import dev.basalt.adapter.doors.mcp.tools.CodexReplyTool;
import dev.basalt.adapter.doors.mcp.tools.CodexTool;
import dev.basalt.adapter.doors.mcp.tools.Compatibility;
import dev.basalt.adapter.doors.mcp.tools.ConversationCreateTool;
import dev.basalt.adapter.doors.mcp.tools.ConversationSendMessageTool;
import dev.basalt.adapter.doors.mcp.tools.ElicitationApprovals;
import dev.basalt.adapter.doors.mcp.tools.ServedTools;
import dev.basalt.adapter.doors.mcp.tools.ToolTurns;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.GetConversationUsage;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.time.Time;

/** The tools that MCP clients call. */
final class McpModule extends DoorModule {

    McpModule() {
        super(ToolsCall.class);
    }

    @Provides
    @Singleton
    ToolsCall toolsCall(
            NewConversation newConversation,
            SendUserMessage sendUserMessage,
            AddConversationListener addListener,
            Conversations conversations,
            ModelApis apis,
            ConfigLayers layers,
            SubmissionNumbers numbers,
            RemoveConversationListener removeListener,
            RequestThreads threads,
            Time time) {
        var compatibility = Compatibility.of(layers);
        var approvals = new ElicitationApprovals(compatibility, numbers);
        var running = new RunningCalls();
        var turns =
                new ToolTurns(
                        new RunPrompt(conversations),
                        new GetConversationUsage(conversations, apis),
                        compatibility,
                        approvals,
                        running,
                        threads,
                        time);
        var tools =
                new ServedTools(
                        new CodexTool(newConversation, turns, threads.inOrder("codex calls")),
                        new CodexReplyTool(turns, numbers),
                        new ConversationCreateTool(
                                newConversation, addListener, removeListener, threads),
                        new ConversationSendMessageTool(
                                sendUserMessage, approvals, numbers, threads));
        return new ToolsCall(tools.byName(), running);
    }
}
