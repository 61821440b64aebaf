package dev.basalt.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.mcp.CodexReplyTool;
import dev.basalt.adapter.doors.mcp.CodexTool;
import dev.basalt.adapter.doors.mcp.ConversationCreateTool;
import dev.basalt.adapter.doors.mcp.ConversationSendMessageTool;
import dev.basalt.adapter.doors.mcp.ElicitationApprovals;
import dev.basalt.adapter.doors.mcp.ToolTurns;
import dev.basalt.adapter.doors.mcp.ToolsCall;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.Conversations;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.settings.ResolveElicitationShape;
import dev.basalt.domain.time.Time;

/** The tools that MCP hosts call. */
final class McpModule extends AbstractModule {

    @Provides
    @Singleton
    ToolsCall toolsCall(
            NewConversation newConversation,
            SendUserMessage sendUserMessage,
            AddConversationListener addListener,
            Conversations conversations,
            ResolveElicitationShape shape,
            SubmissionNumbers numbers,
            RemoveConversationListener removeListener,
            RequestThreads threads,
            Time time) {
        var approvals = new ElicitationApprovals(shape::handle, numbers);
        var turns = new ToolTurns(new RunPrompt(conversations), approvals, threads, time);
        return new ToolsCall(
                new CodexTool(newConversation, turns, threads.inOrder("codex calls")),
                new CodexReplyTool(turns, numbers),
                new ConversationCreateTool(newConversation, addListener, removeListener, threads),
                new ConversationSendMessageTool(sendUserMessage, approvals, numbers),
                turns);
    }
}
