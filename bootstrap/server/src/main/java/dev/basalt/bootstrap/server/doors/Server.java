package dev.basalt.bootstrap.server.doors;

import com.google.inject.Inject;

import dev.basalt.adapter.doors.conversations.AccountMethods;
import dev.basalt.adapter.doors.conversations.AccountQueue;
import dev.basalt.adapter.doors.conversations.ConversationMethods;
import dev.basalt.adapter.doors.conversations.MachineMethods;
import dev.basalt.adapter.doors.conversations.SideWork;
import dev.basalt.adapter.doors.jsonrpc.Methods;
import dev.basalt.adapter.doors.mcp.ToolsCall;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.conversation.Conversations;

/** What the wiring yields: the methods that are served, and what has to be ended in the end. */
final class Server {

    private final Methods methods;
    private final Conversations conversations;
    private final AccountQueue accountQueue;
    private final SideWork sideWork;
    private final PendingLogins pendingLogins;
    private final ProcessCommandRunner commands;

    @Inject
    Server(
            ToolsCall toolsCall,
            ConversationMethods conversationMethods,
            AccountMethods accountMethods,
            AccountQueue accountQueue,
            MachineMethods machineMethods,
            SideWork sideWork,
            Conversations conversations,
            PendingLogins pendingLogins,
            ProcessCommandRunner commands) {
        this.methods =
                toolsCall
                        .methods()
                        .and(conversationMethods.methods())
                        .and(accountMethods.methods())
                        .and(machineMethods.methods());
        this.accountQueue = accountQueue;
        this.sideWork = sideWork;
        this.pendingLogins = pendingLogins;
        this.conversations = conversations;
        this.commands = commands;
    }

    Methods methods() {
        return methods;
    }

    void close() {
        conversations.interruptAll();
        commands.close();
        sideWork.close();
        accountQueue.close();
        pendingLogins.callOff();
    }
}
