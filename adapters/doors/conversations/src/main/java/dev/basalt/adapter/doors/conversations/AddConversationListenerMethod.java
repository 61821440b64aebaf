package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.AddConversationListener.Params;
import dev.basalt.adapter.doors.codex.method.AddConversationListener.Result;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.AddConversationListener;

/** {@code addConversationListener}: the subscription is answered before its first event. */
public final class AddConversationListenerMethod extends DirectMethod<Params> {

    private final AddConversationListener addListener;
    private final Peer peer;

    public AddConversationListenerMethod(AddConversationListener addListener, Peer peer) {
        super(Params.class);
        this.addListener = addListener;
        this.peer = peer;
    }

    @Override
    void handle(Params params, Reply reply) {
        addListener
                .handle(params.conversationId(), new ConversationEvents(peer))
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(subscription -> {
                    reply.result(WireWriter.write(new Result(subscription.id())));
                    subscription.open();
                });
    }
}
