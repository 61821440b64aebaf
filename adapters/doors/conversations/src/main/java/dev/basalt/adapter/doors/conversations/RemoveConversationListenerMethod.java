package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.RemoveConversationListener.Params;
import dev.basalt.adapter.doors.codex.method.RemoveConversationListener.Result;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;

/** {@code removeConversationListener}. */
public final class RemoveConversationListenerMethod extends DirectMethod<Params> {

    private final SessionSubscriptions subscriptions;

    public RemoveConversationListenerMethod(SessionSubscriptions subscriptions) {
        super(Params.class);
        this.subscriptions = subscriptions;
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
        subscriptions
                .remove(session, params.subscriptionId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(_ -> reply.result(WireWriter.write(new Result())));
    }
}
