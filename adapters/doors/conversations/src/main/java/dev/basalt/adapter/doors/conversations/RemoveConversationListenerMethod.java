package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.listener.RemoveConversationListenerParams;
import dev.basalt.adapter.doors.codex.method.listener.RemoveConversationListenerResult;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.RemoveConversationListener;

/** {@code removeConversationListener}. */
public final class RemoveConversationListenerMethod
        extends DirectMethod<RemoveConversationListenerParams> {

    private final RemoveConversationListener removeListener;

    public RemoveConversationListenerMethod(RemoveConversationListener removeListener) {
        super(RemoveConversationListenerParams.class);
        this.removeListener = removeListener;
    }

    @Override
    void handle(RemoveConversationListenerParams params, Reply reply) {
        removeListener
                .handle(params.subscriptionId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(_ -> reply.result(WireWriter.write(new RemoveConversationListenerResult())));
    }
}
