package dev.basalt.adapter.conversations;

import dev.basalt.adapter.jsonrpc.Reply;
import dev.basalt.adapter.jsonrpc.RpcError;
import dev.basalt.adapter.protocol.WireWriter;
import dev.basalt.adapter.protocol.method.NewConversation.Params;
import dev.basalt.adapter.protocol.method.NewConversation.Result;
import dev.basalt.application.conversation.NewConversation;

/** {@code newConversation}. */
public final class NewConversationMethod extends DirectMethod<Params> {

    private final NewConversation newConversation;

    public NewConversationMethod(NewConversation newConversation) {
        super(Params.class);
        this.newConversation = newConversation;
    }

    @Override
    void handle(Params params, Reply reply) {
        Work.start(
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
                                .peek(configured ->
                                        reply.result(
                                                WireWriter.write(
                                                        new Result(
                                                                configured.conversation(),
                                                                configured.model())))));
    }
}
