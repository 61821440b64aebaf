package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.NewConversation.Params;
import dev.basalt.adapter.doors.codex.method.NewConversation.Result;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.application.conversation.NewConversation;

/** {@code newConversation}: several at once are answered in the order in which they were asked. */
public final class NewConversationMethod extends DirectMethod<Params> {

    private final NewConversation newConversation;
    private final InOrder queue;

    public NewConversationMethod(NewConversation newConversation, InOrder queue) {
        super(Params.class);
        this.newConversation = newConversation;
        this.queue = queue;
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
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
                                                        new Result(
                                                                started.id(), started.model())))));
    }
}
