package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.tool.ConversationSendMessageArgs;
import dev.basalt.adapter.doors.codex.method.tool.ConversationSendMessageResult;
import dev.basalt.adapter.doors.codex.type.FlatInputItem;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.mcp.call.CallToolResult;
import dev.basalt.adapter.doors.mcp.call.Tool;
import dev.basalt.adapter.doors.mcp.call.ToolArgumentsReader;
import dev.basalt.adapter.doors.mcp.call.ToolRequest;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The tool {@code conversationSendMessage}, for clients of the protocol's first generation:
 * answered at once, then the turn begins.
 */
public final class ConversationSendMessageTool implements Tool {

    private static final ToolArgumentsReader<ConversationSendMessageArgs> ARGUMENTS =
            new ToolArgumentsReader<>(
                    ConversationSendMessageArgs.class,
                    "Missing arguments for conversationSendMessage tool-call; the"
                            + " `conversation_id` and `content` fields are required.");

    private final SendUserMessage sendUserMessage;
    private final ElicitationApprovals approvals;
    private final SubmissionNumbers numbers;
    private final RequestThreads threads;

    public ConversationSendMessageTool(
            SendUserMessage sendUserMessage,
            ElicitationApprovals approvals,
            SubmissionNumbers numbers,
            RequestThreads threads) {
        this.sendUserMessage = sendUserMessage;
        this.approvals = approvals;
        this.numbers = numbers;
        this.threads = threads;
    }

    @Override
    public void call(ToolRequest request) {
        ARGUMENTS
                .read(request.params().arguments())
                .filterOrElse(
                        arguments -> !arguments.content().isEmpty(),
                        _ -> "No content items provided")
                .flatMap(arguments -> send(arguments, request))
                .peekLeft(reason -> refuse(reason, request))
                .peek(accepted ->
                        threads.whenKnown(
                                "call " + request.id().asText(),
                                request.reply(),
                                accepted,
                                outcome ->
                                        outcome.mapLeft(ConversationErrors::message)
                                                .peekLeft(reason -> refuse(reason, request))
                                                .peek(turn -> begin(turn, request))));
    }

    private static void refuse(String reason, ToolRequest request) {
        request.reply()
                .result(
                        CallToolResult.refused(reason, ConversationSendMessageResult.error(reason))
                                .toJson());
    }

    private static void begin(Optional<AcceptedTurn> turn, ToolRequest request) {
        request.reply()
                .result(CallToolResult.structured(ConversationSendMessageResult.OK).toJson());
        turn.ifPresent(AcceptedTurn::begin);
    }

    private Either<String, CompletableFuture<Either<ConversationError, Optional<AcceptedTurn>>>>
            send(ConversationSendMessageArgs arguments, ToolRequest call) {
        return ConversationId.parse(arguments.conversationId())
                .mapLeft(reason -> "Failed to parse conversation_id: " + reason)
                .map(conversation ->
                        sendUserMessage.handle(
                                new SendUserMessage.Command(
                                        conversation,
                                        arguments.content().stream()
                                                .map(FlatInputItem::toDomain)
                                                .toList(),
                                        numbers.of(conversation),
                                        Optional.empty()),
                                approvals.of(call, conversation)));
    }
}
