package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserMessageParams;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserMessageResult;
import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.Submission;

import java.util.Optional;

/** {@code sendUserMessage}: acknowledged first, then the turn begins. */
public final class SendUserMessageMethod extends DirectMethod<SendUserMessageParams> {

    private final SendUserMessage sendUserMessage;
    private final ListenerApprovals approvals;

    public SendUserMessageMethod(SendUserMessage sendUserMessage, ListenerApprovals approvals) {
        super(SendUserMessageParams.class);
        this.sendUserMessage = sendUserMessage;
        this.approvals = approvals;
    }

    @Override
    void handle(SendUserMessageParams params, Reply reply) {
        sendUserMessage
                .handle(
                        new SendUserMessage.Command(
                                params.conversationId(),
                                params.items().stream().map(InputItem::toDomain).toList(),
                                Optional.empty()),
                        approvals.of(params.conversationId()))
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(turn -> {
                    reply.result(WireWriter.write(new SendUserMessageResult()));
                    turn.ifPresent(Submission::begin);
                });
    }
}
