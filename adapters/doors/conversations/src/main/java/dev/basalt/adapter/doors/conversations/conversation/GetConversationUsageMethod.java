package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.conversation.GetConversationUsageParams;
import dev.basalt.adapter.doors.codex.method.conversation.GetConversationUsageResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.application.conversation.GetConversationUsage;

/** {@code getConversationUsage}: answered at once, also while a turn runs. */
public final class GetConversationUsageMethod extends DirectMethod<GetConversationUsageParams> {

    private final GetConversationUsage getConversationUsage;

    public GetConversationUsageMethod(GetConversationUsage getConversationUsage) {
        super(GetConversationUsageParams.class);
        this.getConversationUsage = getConversationUsage;
    }

    @Override
    protected void handle(GetConversationUsageParams params, ClientSession session, Reply reply) {
        getConversationUsage
                .handle(params.conversationId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(answer ->
                        reply.result(
                                WireWriter.write(
                                        GetConversationUsageResult.of(
                                                answer.usage(), answer.contextWindow()))));
    }
}
