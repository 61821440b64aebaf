package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.AddConversationListener.Params;
import dev.basalt.adapter.doors.codex.method.AddConversationListener.Result;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;

/** {@code addConversationListener}: the subscription is answered before its first event. */
public final class AddConversationListenerMethod extends DirectMethod<Params> {

    private final SessionSubscriptions subscriptions;

    public AddConversationListenerMethod(SessionSubscriptions subscriptions) {
        super(Params.class);
        this.subscriptions = subscriptions;
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
        subscriptions
                .add(session, params.conversationId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(subscription -> {
                    reply.result(WireWriter.write(new Result(subscription.id())));
                    subscription.open();
                });
    }
}
