package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.conversation.CompactConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.CompactConversationResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.application.conversation.CompactConversation;

/** {@code compactConversation}: acknowledged first, then the turn begins. */
public final class CompactConversationMethod extends DirectMethod<CompactConversationParams> {

    private final CompactConversation compactConversation;
    private final SubmissionNumbers numbers;

    public CompactConversationMethod(
            CompactConversation compactConversation, SubmissionNumbers numbers) {
        super(CompactConversationParams.class);
        this.compactConversation = compactConversation;
        this.numbers = numbers;
    }

    @Override
    protected void handle(CompactConversationParams params, ClientSession session, Reply reply) {
        compactConversation
                .handle(params.conversationId(), numbers.of(params.conversationId()))
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(turn -> {
                    reply.result(WireWriter.write(new CompactConversationResult()));
                    turn.begin();
                });
    }
}
