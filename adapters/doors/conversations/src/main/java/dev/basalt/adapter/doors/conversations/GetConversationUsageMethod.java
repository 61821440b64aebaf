package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.conversation.GetConversationUsageParams;
import dev.basalt.adapter.doors.codex.method.conversation.GetConversationUsageResult;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.GetConversationUsage;

/** {@code getConversationUsage}: answered at once, also while a turn runs. */
public final class GetConversationUsageMethod extends DirectMethod<GetConversationUsageParams> {

    private final GetConversationUsage getConversationUsage;

    public GetConversationUsageMethod(GetConversationUsage getConversationUsage) {
        super(GetConversationUsageParams.class);
        this.getConversationUsage = getConversationUsage;
    }

    @Override
    void handle(GetConversationUsageParams params, Reply reply) {
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
