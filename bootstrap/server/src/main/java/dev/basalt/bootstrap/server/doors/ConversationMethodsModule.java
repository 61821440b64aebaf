package dev.basalt.bootstrap.server.doors;

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
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.CompactConversation;
import dev.basalt.application.conversation.GetConversationUsage;
import dev.basalt.application.conversation.InterruptConversation;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.model.ModelApis;

/** The direct methods for conversations. */
final class ConversationMethodsModule extends DoorModule {

    ConversationMethodsModule() {
        super(ConversationMethods.class);
    }

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
                new SendUserMessageMethod(sendUserMessage, numbers, threads),
                new SendUserTurnMethod(sendUserMessage, numbers, threads),
                new InterruptConversationMethod(
                        new InterruptConversation(conversations), numbers, threads),
                new CompactConversationMethod(new CompactConversation(conversations), numbers),
                new GetConversationUsageMethod(new GetConversationUsage(conversations, apis)),
                new AddConversationListenerMethod(subscriptions),
                new RemoveConversationListenerMethod(subscriptions));
    }
}
