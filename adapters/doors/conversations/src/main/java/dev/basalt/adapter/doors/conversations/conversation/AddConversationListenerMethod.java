package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.listener.AddConversationListenerParams;
import dev.basalt.adapter.doors.codex.method.listener.AddConversationListenerResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;

/** {@code addConversationListener}: the subscription is answered before its first event. */
public final class AddConversationListenerMethod
        extends DirectMethod<AddConversationListenerParams> {

    private final SessionSubscriptions subscriptions;

    public AddConversationListenerMethod(SessionSubscriptions subscriptions) {
        super(AddConversationListenerParams.class);
        this.subscriptions = subscriptions;
    }

    @Override
    protected void handle(
            AddConversationListenerParams params, ClientSession session, Reply reply) {
        subscriptions
                .add(session, params.conversationId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(subscription -> {
                    reply.result(
                            WireWriter.write(new AddConversationListenerResult(subscription.id())));
                    subscription.open();
                });
    }
}
