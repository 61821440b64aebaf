package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.CompactConversation.Params;
import dev.basalt.adapter.doors.codex.method.CompactConversation.Result;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.application.conversation.CompactConversation;

/** {@code compactConversation}: acknowledged first, then the turn begins. */
public final class CompactConversationMethod extends DirectMethod<Params> {

    private final CompactConversation compactConversation;
    private final SubmissionNumbers numbers;

    public CompactConversationMethod(
            CompactConversation compactConversation, SubmissionNumbers numbers) {
        super(Params.class);
        this.compactConversation = compactConversation;
        this.numbers = numbers;
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
        compactConversation
                .handle(params.conversationId(), numbers.of(params.conversationId()))
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(turn -> {
                    reply.result(WireWriter.write(new Result()));
                    turn.begin();
                });
    }
}
