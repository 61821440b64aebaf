package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.NewConversation.Params;
import dev.basalt.adapter.doors.codex.method.NewConversation.Result;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RpcError;
import dev.basalt.application.conversation.NewConversation;

/** {@code newConversation}: several at once are answered in the order in which they were asked. */
public final class NewConversationMethod extends DirectMethod<Params> {

    private final NewConversation newConversation;
    private final SideWork sideWork;

    public NewConversationMethod(NewConversation newConversation, SideWork sideWork) {
        super(Params.class);
        this.newConversation = newConversation;
        this.sideWork = sideWork;
    }

    @Override
    void handle(Params params, Reply reply) {
        sideWork.startInOrder(
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
