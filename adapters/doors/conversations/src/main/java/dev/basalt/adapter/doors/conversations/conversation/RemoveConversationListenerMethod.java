package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.listener.RemoveConversationListenerParams;
import dev.basalt.adapter.doors.codex.method.listener.RemoveConversationListenerResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;

/** {@code removeConversationListener}. */
public final class RemoveConversationListenerMethod
        extends DirectMethod<RemoveConversationListenerParams> {

    private final SessionSubscriptions subscriptions;

    public RemoveConversationListenerMethod(SessionSubscriptions subscriptions) {
        super(RemoveConversationListenerParams.class);
        this.subscriptions = subscriptions;
    }

    @Override
    protected void handle(
            RemoveConversationListenerParams params, ClientSession session, Reply reply) {
        subscriptions
                .remove(session, params.subscriptionId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(_ -> reply.result(WireWriter.write(new RemoveConversationListenerResult())));
    }
}
