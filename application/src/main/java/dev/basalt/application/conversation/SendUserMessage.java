package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ApprovalWithListener;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.application.conversation.runner.ConversationRunner;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.conversation.LocalImages;
import dev.basalt.domain.conversation.QueuedTurn;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.conversation.UserInput;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Says something in a conversation. A message during a turn joins it: the model receives it with
 * its next request, or in a turn of its own when no request comes any more.
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
     * Accepts the message; returns at once.
     *
     * @param approvals whom the turn may ask
     * @return the turn to begin; empty when the message joined one, or said nothing. Completed
     *     already, unless image files must be read for this message or for one before it
     */
    public CompletableFuture<Either<ConversationError, Optional<AcceptedTurn>>> handle(
            Command command, ApprovalPrompt approvals) {
        ConversationId id = command.conversation();
        return conversations
                .with(
                        id,
                        runner ->
                                runner.inOrder(
                                        messages.read(
                                                command.items(), runner.settings().directory()),
                                        message -> submit(command, message, approvals)))
                .getOrElseGet(error -> CompletableFuture.completedFuture(Either.left(error)));
    }

    private Either<ConversationError, Optional<AcceptedTurn>> submit(
            Command command,
            Either<ConversationError, HistoryItem.Message> message,
            ApprovalPrompt approvals) {
        return message.flatMap(complete ->
                conversations.with(
                        command.conversation(),
                        runner -> submit(runner, command, complete, approvals)));
    }

    private Optional<AcceptedTurn> submit(
            ConversationRunner runner,
            Command command,
            HistoryItem.Message message,
            ApprovalPrompt approvals) {
        if (message.content().isEmpty()) {
            return Optional.empty();
        }
        var prompt = new ApprovalWithListener(runner.broadcast(), approvals, time);
        TurnContext context = command.context().orElseGet(() -> TurnContext.of(runner.settings()));
        return runner.joinOrEnqueue(() ->
                QueuedTurn.prompt(
                        command.name().get(), List.of(message), context, prompt, Optional.empty()));
    }
}
