package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserTurnParams;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserTurnResult;
import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.domain.conversation.TurnContext;

import java.util.Optional;

/** {@code sendUserTurn}: a message whose turn has rules of its own. */
public final class SendUserTurnMethod extends DirectMethod<SendUserTurnParams> {

    private final SendUserMessage sendUserMessage;
    private final SubmissionNumbers numbers;
    private final RequestThreads threads;

    public SendUserTurnMethod(
            SendUserMessage sendUserMessage, SubmissionNumbers numbers, RequestThreads threads) {
        super(SendUserTurnParams.class);
        this.sendUserMessage = sendUserMessage;
        this.numbers = numbers;
        this.threads = threads;
    }

    @Override
    protected void handle(SendUserTurnParams params, ClientSession session, Reply reply) {
        var accepted =
                sendUserMessage.handle(
                        new SendUserMessage.Command(
                                params.conversationId(),
                                params.items().stream().map(InputItem::toDomain).toList(),
                                numbers.of(params.conversationId()),
                                Optional.of(context(params))),
                        ClientApprovals.of(session, params.conversationId(), numbers));
        threads.whenKnown(
                "sendUserTurn",
                reply,
                accepted,
                outcome ->
                        outcome.peekLeft(error -> reply.error(ConversationErrors.of(error)))
                                .peek(turn -> {
                                    reply.result(WireWriter.write(new SendUserTurnResult()));
                                    turn.ifPresent(AcceptedTurn::begin);
                                }));
    }

    private static TurnContext context(SendUserTurnParams params) {
        return new TurnContext(
                params.cwd(),
                params.approvalPolicy(),
                params.sandboxPolicy().toDomain(),
                params.model(),
                Optional.of(params.effort()),
                params.summary());
    }
}
