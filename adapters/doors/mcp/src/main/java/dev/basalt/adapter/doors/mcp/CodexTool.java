package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.codex.method.tool.CodexToolCallParam;
import dev.basalt.adapter.doors.jsonrpc.Message;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.SubmissionId;

import io.vavr.control.Option;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The tool {@code codex}: starts a conversation with a first prompt and answers when it is done.
 */
public final class CodexTool implements ToolsCall.Tool {

    private static final ToolArgumentsReader<CodexToolCallParam> ARGUMENTS =
            new ToolArgumentsReader<>(
                    CodexToolCallParam.class,
                    "Missing arguments for codex tool-call; the `prompt` field is required.");

    private final NewConversation newConversation;
    private final ToolTurns turns;

    /** Conversations of calls at the same time begin in the order of the calls. */
    private final ExecutorService beginnings =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("beginnings").factory());

    public CodexTool(NewConversation newConversation, ToolTurns turns) {
        this.newConversation = newConversation;
        this.turns = turns;
    }

    @Override
    public void call(Message.Request request, ToolCallParams params, Reply reply) {
        ToolTurn turn = turns.open(request.id(), params.progressToken(), reply);
        // Reading the configuration may take a while: not on the reader's thread.
        var begun = CompletableFuture.supplyAsync(() -> begin(turn, params), beginnings);
        turn.start(() -> begun.join().peek(beginning -> run(turn, beginning, request)));
    }

    private record Beginning(ConversationId conversation, String prompt) {}

    /** Returns nothing when the call is answered already, or taken back. */
    private Option<Beginning> begin(ToolTurn turn, ToolCallParams params) {
        return ARGUMENTS
                .read(params.arguments())
                .peekLeft(turn::refuse)
                .toOption()
                .flatMap(arguments ->
                        configure(turn, arguments)
                                .filter(_ -> !turn.isTakenBack())
                                .peek(turn::on)
                                .map(configured ->
                                        new Beginning(
                                                configured.conversation(), arguments.prompt())));
    }

    private Option<ConversationEvent> configure(ToolTurn turn, CodexToolCallParam arguments) {
        return newConversation
                .handle(arguments.toOptions())
                .peekLeft(error ->
                        turn.refuse(
                                "Failed to load Codex configuration from overrides: "
                                        + error.message()))
                .toOption()
                .map(configured ->
                        new ConversationEvent(
                                configured.conversation(), SubmissionId.NONE, configured));
    }

    private static void run(ToolTurn turn, Beginning beginning, Message.Request request) {
        var conversation = beginning.conversation();
        // The first prompt is named after the call, as in codex 0.23.0.
        turn.accept(
                        conversation,
                        beginning.prompt(),
                        Optional.of(new SubmissionId(request.id().asText())))
                .peek(submission -> turn.answerWith(conversation, submission))
                .peekLeft(error -> turn.refuse(ConversationErrors.words(error)));
    }
}
