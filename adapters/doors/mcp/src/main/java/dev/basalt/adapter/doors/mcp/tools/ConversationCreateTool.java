package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.method.tool.ConversationCreateArgs;
import dev.basalt.adapter.doors.codex.method.tool.ConversationCreateResult;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.mcp.call.CallToolResult;
import dev.basalt.adapter.doors.mcp.call.Tool;
import dev.basalt.adapter.doors.mcp.call.ToolArgumentsReader;
import dev.basalt.adapter.doors.mcp.call.ToolRequest;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.runner.Subscription;

/**
 * The tool {@code conversationCreate}, for clients of the protocol's first generation: a
 * conversation whose events are sent under the id of this call.
 */
public final class ConversationCreateTool implements Tool {

    private static final ToolArgumentsReader<ConversationCreateArgs> ARGUMENTS =
            new ToolArgumentsReader<>(
                    ConversationCreateArgs.class,
                    "Missing arguments for conversationCreate tool-call.");

    private final NewConversation newConversation;
    private final AddConversationListener addListener;
    private final RemoveConversationListener removeListener;
    private final RequestThreads threads;

    public ConversationCreateTool(
            NewConversation newConversation,
            AddConversationListener addListener,
            RemoveConversationListener removeListener,
            RequestThreads threads) {
        this.newConversation = newConversation;
        this.addListener = addListener;
        this.removeListener = removeListener;
        this.threads = threads;
    }

    @Override
    public void call(ToolRequest request) {
        // Reading the configuration may take a while: not on the reader's thread.
        threads.start(
                "call " + request.id().asText(),
                request.reply(),
                () ->
                        ARGUMENTS
                                .read(request.params().arguments())
                                .flatMap(arguments ->
                                        newConversation
                                                .handle(arguments.toOptions())
                                                .mapLeft(error ->
                                                        "Failed to load config: "
                                                                + error.message()))
                                .peekLeft(reason -> refuse(reason, request))
                                .peek(started -> created(started, request)));
    }

    private void created(NewConversation.Started started, ToolRequest request) {
        request.reply()
                .result(
                        CallToolResult.structured(
                                        new ConversationCreateResult.Created(
                                                started.id(), started.model()))
                                .toJson());
        addListener
                .handle(started.id(), new CallEvents(request.session(), request.id()))
                .peek(subscription -> open(subscription, request));
    }

    private void open(Subscription subscription, ToolRequest request) {
        request.session().onClose(() -> removeListener.handle(subscription.id()));
        subscription.open();
    }

    private static void refuse(String reason, ToolRequest request) {
        request.reply()
                .result(
                        CallToolResult.refused(reason, new ConversationCreateResult.Failed(reason))
                                .toJson());
    }
}
