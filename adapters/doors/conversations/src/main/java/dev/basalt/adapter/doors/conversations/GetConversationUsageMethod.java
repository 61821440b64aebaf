package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.GetConversationUsage.Params;
import dev.basalt.adapter.doors.codex.method.GetConversationUsage.Result;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.application.conversation.GetConversationUsage;

/** {@code getConversationUsage}: answered at once, also while a turn runs. */
public final class GetConversationUsageMethod extends DirectMethod<Params> {

    private final GetConversationUsage getConversationUsage;

    public GetConversationUsageMethod(GetConversationUsage getConversationUsage) {
        super(Params.class);
        this.getConversationUsage = getConversationUsage;
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
        getConversationUsage
                .handle(params.conversationId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(answer ->
                        reply.result(
                                WireWriter.write(
                                        Result.of(answer.usage(), answer.contextWindow()))));
    }
}
