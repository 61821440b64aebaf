package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.codex.method.tool.ConversationCreateArgs;
import dev.basalt.adapter.doors.codex.method.tool.ConversationCreateResult;
import dev.basalt.adapter.doors.jsonrpc.Message;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RequestId;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.Subscription;
import dev.basalt.domain.conversation.Event;

/**
 * The tool {@code conversationCreate}, for clients of the protocol's first generation: a
 * conversation whose events are told under the id of this call.
 */
public final class ConversationCreateTool implements ToolsCall.Tool {

    private static final ToolArgumentsReader<ConversationCreateArgs> ARGUMENTS =
            new ToolArgumentsReader<>(
                    ConversationCreateArgs.class,
                    "Missing arguments for conversationCreate tool-call.");

    private final NewConversation newConversation;
    private final AddConversationListener addListener;
    private final Peer peer;

    public ConversationCreateTool(
            NewConversation newConversation, AddConversationListener addListener, Peer peer) {
        this.newConversation = newConversation;
        this.addListener = addListener;
        this.peer = peer;
    }

    @Override
    public void call(Message.Request request, ToolCallParams params, Reply reply) {
        // Reading the configuration may take a while: not on the reader's thread.
        CallWork.start(
                request.id(),
                reply,
                () ->
                        ARGUMENTS
                                .read(params.arguments())
                                .flatMap(arguments ->
                                        newConversation
                                                .handle(arguments.toOptions())
                                                .mapLeft(error ->
                                                        "Failed to load config: "
                                                                + error.message()))
                                .peekLeft(reason -> refuse(reason, reply))
                                .peek(configured -> created(configured, request.id(), reply)));
    }

    private void created(Event.SessionConfigured configured, RequestId call, Reply reply) {
        reply.result(
                CallToolResult.structured(
                                new ConversationCreateResult.Created(
                                        configured.conversation(), configured.model()))
                        .toJson());
        addListener
                .handle(configured.conversation(), new CallEvents(peer, call))
                .peek(Subscription::open);
    }

    private static void refuse(String reason, Reply reply) {
        reply.result(
                CallToolResult.refused(reason, new ConversationCreateResult.Failed(reason))
                        .toJson());
    }
}
