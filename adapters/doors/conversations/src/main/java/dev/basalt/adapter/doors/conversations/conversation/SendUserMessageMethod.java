package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserMessageParams;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserMessageResult;
import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.AcceptedTurn;

import java.util.Optional;

/** {@code sendUserMessage}: acknowledged first, then the turn begins. */
public final class SendUserMessageMethod extends DirectMethod<SendUserMessageParams> {

    private final SendUserMessage sendUserMessage;
    private final SubmissionNumbers numbers;
    private final RequestThreads threads;

    public SendUserMessageMethod(
            SendUserMessage sendUserMessage, SubmissionNumbers numbers, RequestThreads threads) {
        super(SendUserMessageParams.class);
        this.sendUserMessage = sendUserMessage;
        this.numbers = numbers;
        this.threads = threads;
    }

    @Override
    protected void handle(SendUserMessageParams params, ClientSession session, Reply reply) {
        var accepted =
                sendUserMessage.handle(
                        new SendUserMessage.Command(
                                params.conversationId(),
                                params.items().stream().map(InputItem::toDomain).toList(),
                                numbers.of(params.conversationId()),
                                Optional.empty()),
                        ClientApprovals.of(session, params.conversationId(), numbers));
        threads.whenKnown(
                "sendUserMessage",
                reply,
                accepted,
                outcome ->
                        outcome.peekLeft(error -> reply.error(ConversationErrors.of(error)))
                                .peek(turn -> {
                                    reply.result(WireWriter.write(new SendUserMessageResult()));
                                    turn.ifPresent(AcceptedTurn::begin);
                                }));
    }
}
