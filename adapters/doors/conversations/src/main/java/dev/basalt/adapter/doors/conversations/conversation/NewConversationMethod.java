package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.conversation.NewConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.NewConversationResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.application.conversation.NewConversation;

/** {@code newConversation}: several at once are answered in the order in which they were asked. */
public final class NewConversationMethod extends DirectMethod<NewConversationParams> {

    private final NewConversation newConversation;
    private final InOrder queue;

    public NewConversationMethod(NewConversation newConversation, InOrder queue) {
        super(NewConversationParams.class);
        this.newConversation = newConversation;
        this.queue = queue;
    }

    @Override
    protected void handle(NewConversationParams params, ClientSession session, Reply reply) {
        queue.start(
                "newConversation",
                reply,
                () ->
                        newConversation
                                .handle(params.toOptions())
                                .peekLeft(error ->
                                        reply.error(
                                                RpcError.invalidRequest(
                                                        "error deriving config: "
                                                                + error.message())))
                                .peek(started ->
                                        reply.result(
                                                WireWriter.write(
                                                        new NewConversationResult(
                                                                started.id(), started.model())))));
    }
}
