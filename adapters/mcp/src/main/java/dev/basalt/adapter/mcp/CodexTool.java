package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.Message;
import dev.basalt.adapter.jsonrpc.Reply;
import dev.basalt.adapter.protocol.method.CodexToolCallParam;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.identity.SubmissionId;

import java.util.Optional;

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

    public CodexTool(NewConversation newConversation, ToolTurns turns) {
        this.newConversation = newConversation;
        this.turns = turns;
    }

    @Override
    public void call(Message.Request request, ToolCallParams params, Reply reply) {
        ToolTurn turn = turns.open(request.id(), params.progressToken(), reply);
        // Reading the configuration may take a while: not on the reader's thread.
        turn.start(() ->
                ARGUMENTS
                        .read(params.arguments())
                        .peekLeft(turn::refuse)
                        .peek(arguments -> run(turn, arguments, request)));
    }

    private void run(ToolTurn turn, CodexToolCallParam arguments, Message.Request request) {
        newConversation
                .handle(arguments.toOptions())
                .peekLeft(error ->
                        turn.refuse(
                                "Failed to load Codex configuration from overrides: "
                                        + error.message()))
                .peek(configured -> run(turn, configured, arguments.prompt(), request));
    }

    private static void run(
            ToolTurn turn,
            Event.SessionConfigured configured,
            String prompt,
            Message.Request request) {
        if (turn.isTakenBack()) {
            return;
        }
        var conversation = configured.conversation();
        turn.on(new ConversationEvent(conversation, SubmissionId.NONE, configured));
        // The first prompt is named after the call, as in codex 0.23.0.
        turn.accept(conversation, prompt, Optional.of(new SubmissionId(request.id().asText())))
                .peek(submission -> turn.answerWith(conversation, submission))
                .peekLeft(error -> turn.refuse(ConversationErrors.words(error)));
    }
}
