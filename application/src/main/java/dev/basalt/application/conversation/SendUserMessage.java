package dev.basalt.application.conversation;

import dev.basalt.application.agent.TurnContext;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.conversation.LocalImages;
import dev.basalt.domain.conversation.UserInput;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says something in a conversation. A message during a turn joins it: the model hears it with its
 * next request, or in a turn of its own when no request comes any more.
 */
public final class SendUserMessage {

    private final Conversations conversations;
    private final UserMessages messages;
    private final Time time;

    public SendUserMessage(Conversations conversations, LocalImages images, Time time) {
        this.time = time;
        this.conversations = conversations;
        this.messages = new UserMessages(images);
    }

    /**
     * What is said.
     *
     * @param name asked for the id of the turn or the joining message when it is accepted
     * @param context what holds for the turn, should one begin; absent: what the conversation's
     *     settings say
     */
    public record Command(
            ConversationId conversation,
            List<UserInput> items,
            Supplier<TurnId> name,
            Optional<TurnContext> context) {}

    /**
     * Accepts the message.
     *
     * @param approvals whom the turn may ask
     * @return the turn to begin; empty when the message joined one, or said nothing
     */
    public Either<ConversationError, Optional<Submission>> handle(
            Command command, ApprovalPrompt approvals) {
        return conversations
                .find(command.conversation())
                .flatMap(conversation ->
                        messages.message(command.items(), conversation.settings().directory())
                                .map(message -> submit(conversation, command, message, approvals)));
    }

    private Optional<Submission> submit(
            Conversation conversation,
            Command command,
            HistoryItem.Message message,
            ApprovalPrompt approvals) {
        ApprovalPrompt prompt = new ApprovalWhenHeard(conversation.broadcast(), approvals, time);
        TurnContext context =
                command.context().orElseGet(() -> TurnContext.of(conversation.settings()));
        if (message.content().isEmpty()
                || conversation.join(
                        command.name(), new JoinedMessages.Joined(message, context, prompt))) {
            return Optional.empty();
        }
        return Optional.of(
                conversation.enqueue(
                        command.name(), List.of(message), context, prompt, Optional.empty()));
    }
}
