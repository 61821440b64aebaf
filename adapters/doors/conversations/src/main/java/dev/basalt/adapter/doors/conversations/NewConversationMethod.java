package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.conversation.NewConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.NewConversationResult;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RpcError;
import dev.basalt.application.conversation.NewConversation;

/** {@code newConversation}: several at once are answered in the order in which they were asked. */
public final class NewConversationMethod extends DirectMethod<NewConversationParams> {

    private final NewConversation newConversation;
    private final SideWork sideWork;

    public NewConversationMethod(NewConversation newConversation, SideWork sideWork) {
        super(NewConversationParams.class);
        this.newConversation = newConversation;
        this.sideWork = sideWork;
    }

    @Override
    void handle(NewConversationParams params, Reply reply) {
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
                                .peek(configured ->
                                        reply.result(
                                                WireWriter.write(
                                                        new NewConversationResult(
                                                                configured.conversation(),
                                                                configured.model())))));
    }
}
