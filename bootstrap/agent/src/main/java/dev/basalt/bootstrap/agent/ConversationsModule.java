package dev.basalt.bootstrap.agent;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.extensions.Extensions;
import dev.basalt.adapter.machine.filesystem.images.ImageFiles;
import dev.basalt.adapter.stores.memory.InMemoryConversationStore;
import dev.basalt.application.agent.AgentLoop;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.domain.conversation.MessageHistory;
import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.sandbox.SandboxInspection;
import dev.basalt.domain.time.Time;

/** Conversations, and the use cases over them that more than one door needs. */
final class ConversationsModule extends AbstractModule {

    @Provides
    @Singleton
    ConversationStore conversationStore(Extensions extensions) {
        return extensions.conversationStore().orElseGet(InMemoryConversationStore::new);
    }

    @Provides
    @Singleton
    Conversations conversations(
            ConversationStore store, ResolveSettings settings, AgentLoop loop, Shutdown shutdown) {
        var conversations = new Conversations(store, settings::handle, loop, Conversations.LIMIT);
        shutdown.register(Shutdown.Step.INTERRUPT_TURNS, conversations::interruptAll);
        return conversations;
    }

    @Provides
    @Singleton
    NewConversation newConversation(
            ResolveSettings settings,
            Conversations conversations,
            MessageHistory history,
            Ids ids,
            SandboxInspection sandboxes) {
        return new NewConversation(settings, conversations, history, ids, sandboxes);
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
    RemoveConversationListener removeConversationListener(Conversations conversations) {
        return new RemoveConversationListener(conversations);
    }
}
