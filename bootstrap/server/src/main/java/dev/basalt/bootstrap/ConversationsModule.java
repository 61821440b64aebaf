package dev.basalt.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.conversations.AddConversationListenerMethod;
import dev.basalt.adapter.doors.conversations.CompactConversationMethod;
import dev.basalt.adapter.doors.conversations.ConversationMethods;
import dev.basalt.adapter.doors.conversations.ExecOneOffCommandMethod;
import dev.basalt.adapter.doors.conversations.GetConversationUsageMethod;
import dev.basalt.adapter.doors.conversations.GetUserAgentMethod;
import dev.basalt.adapter.doors.conversations.GetUserSavedConfigMethod;
import dev.basalt.adapter.doors.conversations.GitDiffToRemoteMethod;
import dev.basalt.adapter.doors.conversations.InterruptConversationMethod;
import dev.basalt.adapter.doors.conversations.ListenerApprovals;
import dev.basalt.adapter.doors.conversations.MachineMethods;
import dev.basalt.adapter.doors.conversations.NewConversationMethod;
import dev.basalt.adapter.doors.conversations.RemoveConversationListenerMethod;
import dev.basalt.adapter.doors.conversations.SendUserMessageMethod;
import dev.basalt.adapter.doors.conversations.SendUserTurnMethod;
import dev.basalt.adapter.doors.conversations.SideWork;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.machine.filesystem.images.ImageFiles;
import dev.basalt.adapter.machine.git.GitProgram;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.agent.AgentLoop;
import dev.basalt.application.command.ExecOneOffCommand;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.CompactConversation;
import dev.basalt.application.conversation.Conversations;
import dev.basalt.application.conversation.GetConversationUsage;
import dev.basalt.application.conversation.InterruptConversation;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.git.GitDiffToRemote;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.GetUserSavedConfig;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.domain.conversation.MessageHistory;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.sandbox.SandboxInspection;
import dev.basalt.domain.time.Time;

import java.nio.file.Path;
import java.util.Map;

/** Conversations, and the direct methods over them. */
final class ConversationsModule extends AbstractModule {

    private final Peer peer;

    ConversationsModule(Peer peer) {
        this.peer = peer;
    }

    @Provides
    Peer peer() {
        return peer;
    }

    @Provides
    @Singleton
    Conversations conversations() {
        return new Conversations();
    }

    @Provides
    @Singleton
    NewConversation newConversation(
            ResolveSettings settings,
            Conversations conversations,
            MessageHistory history,
            Ids ids,
            SandboxInspection sandboxes,
            AgentLoop loop) {
        return new NewConversation(settings, conversations, history, ids, sandboxes, loop);
    }

    @Provides
    @Singleton
    SendUserMessage sendUserMessage(Conversations conversations, Time time) {
        return new SendUserMessage(conversations, new ImageFiles(), time);
    }

    @Provides
    @Singleton
    AddConversationListener addConversationListener(Conversations conversations, Ids ids) {
        return new AddConversationListener(conversations, ids);
    }

    @Provides
    @Singleton
    ConversationMethods methods(
            NewConversation newConversation,
            SendUserMessage sendUserMessage,
            AddConversationListener addListener,
            Conversations conversations,
            ModelApis apis,
            SideWork sideWork) {
        var approvals = new ListenerApprovals(peer);
        return new ConversationMethods(
                new NewConversationMethod(newConversation, sideWork),
                new SendUserMessageMethod(sendUserMessage, approvals),
                new SendUserTurnMethod(sendUserMessage, approvals),
                new InterruptConversationMethod(new InterruptConversation(conversations)),
                new CompactConversationMethod(new CompactConversation(conversations)),
                new GetConversationUsageMethod(new GetConversationUsage(conversations, apis)),
                new AddConversationListenerMethod(addListener, peer),
                new RemoveConversationListenerMethod(
                        new RemoveConversationListener(conversations)));
    }

    @Provides
    @Singleton
    SideWork sideWork() {
        return new SideWork();
    }

    @Provides
    @Singleton
    MachineMethods machineMethods(
            ResolveSettings settings,
            GetUserSavedConfig getUserSavedConfig,
            ProcessCommandRunner runner,
            SideWork sideWork) {
        Map<String, String> environment = System.getenv();
        return new MachineMethods(
                new GitDiffToRemoteMethod(
                        new GitDiffToRemote(
                                new GitProgram(runner, environment), Path.of("").toAbsolutePath()),
                        sideWork),
                new ExecOneOffCommandMethod(
                        new ExecOneOffCommand(settings, runner, environment), sideWork),
                GetUserSavedConfigMethod.current(getUserSavedConfig, sideWork),
                GetUserSavedConfigMethod.older(getUserSavedConfig, sideWork),
                new GetUserAgentMethod(UserAgent.TEXT));
    }
}
