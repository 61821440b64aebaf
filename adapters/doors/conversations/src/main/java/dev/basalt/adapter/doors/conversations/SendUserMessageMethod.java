package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.SendUserMessage.Params;
import dev.basalt.adapter.doors.codex.method.SendUserMessage.Result;
import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.Submission;

import java.util.Optional;

/** {@code sendUserMessage}: acknowledged first, then the turn begins. */
public final class SendUserMessageMethod extends DirectMethod<Params> {

    private final SendUserMessage sendUserMessage;
    private final SubmissionNumbers numbers;

    public SendUserMessageMethod(SendUserMessage sendUserMessage, SubmissionNumbers numbers) {
        super(Params.class);
        this.sendUserMessage = sendUserMessage;
        this.numbers = numbers;
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
        sendUserMessage
                .handle(
                        new SendUserMessage.Command(
                                params.conversationId(),
                                params.items().stream().map(InputItem::toDomain).toList(),
                                numbers.of(params.conversationId()),
                                Optional.empty()),
                        ClientApprovals.of(session, params.conversationId(), numbers))
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(turn -> {
                    reply.result(WireWriter.write(new Result()));
                    turn.ifPresent(Submission::begin);
                });
    }
}
