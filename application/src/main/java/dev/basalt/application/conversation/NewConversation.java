package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.domain.conversation.MessageHistory;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.sandbox.SandboxInspection;
import dev.basalt.domain.sandbox.SandboxReport;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

/** Begins a conversation, with the configuration as it is at this moment. */
public final class NewConversation {

    private final ResolveSettings settings;
    private final Conversations conversations;
    private final MessageHistory messageHistory;
    private final Ids ids;
    private final SandboxInspection sandboxes;

    public NewConversation(
            ResolveSettings settings,
            Conversations conversations,
            MessageHistory messageHistory,
            Ids ids,
            SandboxInspection sandboxes) {
        this.settings = settings;
        this.conversations = conversations;
        this.messageHistory = messageHistory;
        this.ids = ids;
        this.sandboxes = sandboxes;
    }

    /**
     * What began.
     *
     * @param settings with which it begins
     * @param messageHistory the file in which front ends keep what users have typed
     * @param sandbox what the sandbox of its commands can do here
     */
    public record Started(
            ConversationId id,
            Settings settings,
            MessageHistory.Log messageHistory,
            SandboxReport sandbox) {

        /** Returns the name of the model. */
        public String model() {
            return settings.model().name();
        }
    }

    public Either<SettingsError, Started> handle(ConversationOptions options) {
        return settings.handle(options).map(this::begin);
    }

    private Started begin(Settings resolved) {
        var id = new ConversationId(ids.next());
        conversations.begin(id, resolved);
        return new Started(
                id,
                resolved,
                messageHistory.describe(),
                sandboxes.report(
                        Sandboxing.by(resolved.sandboxPolicy(), resolved.directory()),
                        resolved.sandbox()));
    }
}
