package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.RemoveConversationListener.Params;
import dev.basalt.adapter.doors.codex.method.RemoveConversationListener.Result;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.RemoveConversationListener;

/** {@code removeConversationListener}. */
public final class RemoveConversationListenerMethod extends DirectMethod<Params> {

    private final RemoveConversationListener removeListener;

    public RemoveConversationListenerMethod(RemoveConversationListener removeListener) {
        super(Params.class);
        this.removeListener = removeListener;
    }

    @Override
    void handle(Params params, Reply reply) {
        removeListener
                .handle(params.subscriptionId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(_ -> reply.result(WireWriter.write(new Result())));
    }
}
