package dev.basalt.bootstrap.server.doors;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.conversations.conversation.AddConversationListenerMethod;
import dev.basalt.adapter.doors.conversations.conversation.CompactConversationMethod;
import dev.basalt.adapter.doors.conversations.conversation.ConversationMethods;
import dev.basalt.adapter.doors.conversations.conversation.GetConversationUsageMethod;
import dev.basalt.adapter.doors.conversations.conversation.InterruptConversationMethod;
import dev.basalt.adapter.doors.conversations.conversation.NewConversationMethod;
import dev.basalt.adapter.doors.conversations.conversation.RemoveConversationListenerMethod;
import dev.basalt.adapter.doors.conversations.conversation.SendUserMessageMethod;
import dev.basalt.adapter.doors.conversations.conversation.SendUserTurnMethod;
import dev.basalt.adapter.doors.conversations.conversation.SessionSubscriptions;
import dev.basalt.adapter.doors.conversations.machine.ExecOneOffCommandMethod;
import dev.basalt.adapter.doors.conversations.machine.GetUserAgentMethod;
import dev.basalt.adapter.doors.conversations.machine.GetUserSavedConfigMethod;
import dev.basalt.adapter.doors.conversations.machine.GitDiffToRemoteMethod;
import dev.basalt.adapter.doors.conversations.machine.MachineMethods;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.machine.git.GitProgram;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.command.ExecOneOffCommand;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.CompactConversation;
import dev.basalt.application.conversation.GetConversationUsage;
import dev.basalt.application.conversation.InterruptConversation;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.git.GitDiffToRemote;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.GetUserSavedConfig;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.bootstrap.agent.UserAgent;

import java.nio.file.Path;
import java.util.Map;

/** The direct methods over conversations and the machine. */
final class ConversationMethodsModule extends AbstractModule {

    @Provides
    @Singleton
    ConversationMethods methods(
            NewConversation newConversation,
            SendUserMessage sendUserMessage,
            AddConversationListener addListener,
            RemoveConversationListener removeListener,
            Conversations conversations,
            SubmissionNumbers numbers,
            ModelApis apis,
            RequestThreads threads) {
        var subscriptions = new SessionSubscriptions(addListener, removeListener);
        return new ConversationMethods(
                new NewConversationMethod(newConversation, threads.inOrder("new conversations")),
                new SendUserMessageMethod(sendUserMessage, numbers),
                new SendUserTurnMethod(sendUserMessage, numbers),
                new InterruptConversationMethod(
                        new InterruptConversation(conversations), numbers, threads),
                new CompactConversationMethod(new CompactConversation(conversations), numbers),
                new GetConversationUsageMethod(new GetConversationUsage(conversations, apis)),
                new AddConversationListenerMethod(subscriptions),
                new RemoveConversationListenerMethod(subscriptions));
    }

    @Provides
    @Singleton
    MachineMethods machineMethods(
            ResolveSettings settings,
            GetUserSavedConfig getUserSavedConfig,
            ProcessCommandRunner runner,
            RequestThreads threads) {
        Map<String, String> environment = System.getenv();
        return new MachineMethods(
                new GitDiffToRemoteMethod(
                        new GitDiffToRemote(
                                new GitProgram(runner, environment), Path.of("").toAbsolutePath()),
                        threads),
                new ExecOneOffCommandMethod(
                        new ExecOneOffCommand(settings, runner, environment), threads),
                GetUserSavedConfigMethod.current(getUserSavedConfig, threads),
                GetUserSavedConfigMethod.older(getUserSavedConfig, threads),
                new GetUserAgentMethod(UserAgent.TEXT));
    }
}
