package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.listener.AddConversationListenerParams;
import dev.basalt.adapter.doors.codex.method.listener.AddConversationListenerResult;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.AddConversationListener;

/** {@code addConversationListener}: the subscription is answered before its first event. */
public final class AddConversationListenerMethod
        extends DirectMethod<AddConversationListenerParams> {

    private final AddConversationListener addListener;
    private final Peer peer;

    public AddConversationListenerMethod(AddConversationListener addListener, Peer peer) {
        super(AddConversationListenerParams.class);
        this.addListener = addListener;
        this.peer = peer;
    }

    @Override
    void handle(AddConversationListenerParams params, Reply reply) {
        addListener
                .handle(params.conversationId(), new ConversationEvents(peer))
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(subscription -> {
                    reply.result(
                            WireWriter.write(new AddConversationListenerResult(subscription.id())));
                    subscription.open();
                });
    }
}
