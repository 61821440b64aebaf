package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.model.ModelApis;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import java.util.OptionalLong;

/** Says what a conversation has cost so far, and how large its model's context is. */
public final class GetConversationUsage {

    private final Conversations conversations;
    private final ModelApis apis;

    public GetConversationUsage(Conversations conversations, ModelApis apis) {
        this.conversations = conversations;
        this.apis = apis;
    }

    /**
     * The figures.
     *
     * @param contextWindow of the conversation's model, in tokens; absent when it is not known
     */
    public record Answer(ConversationUsage usage, OptionalLong contextWindow) {}

    public Either<ConversationError, Answer> handle(ConversationId id) {
        return conversations.with(
                id, runner -> new Answer(runner.usage(), window(runner.settings())));
    }

    private OptionalLong window(Settings settings) {
        return apis.family(settings, settings.model().name()).contextWindow();
    }
}
