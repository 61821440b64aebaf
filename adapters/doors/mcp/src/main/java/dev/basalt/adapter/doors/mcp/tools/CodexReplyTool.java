package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.tool.CodexToolCallReplyParam;
import dev.basalt.adapter.doors.mcp.call.Tool;
import dev.basalt.adapter.doors.mcp.call.ToolArgumentsReader;
import dev.basalt.adapter.doors.mcp.call.ToolRequest;
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.domain.identity.ConversationId;

import io.vavr.control.Either;

/** The tool {@code codex-reply}: continues a conversation and answers when the turn is over. */
public final class CodexReplyTool implements Tool {

    private static final ToolArgumentsReader<CodexToolCallReplyParam> ARGUMENTS =
            new ToolArgumentsReader<>(
                    CodexToolCallReplyParam.class,
                    "Missing arguments for codex-reply tool-call; the `session_id` and `prompt`"
                            + " fields are required.");

    private final ToolTurns turns;
    private final SubmissionNumbers numbers;

    public CodexReplyTool(ToolTurns turns, SubmissionNumbers numbers) {
        this.turns = turns;
        this.numbers = numbers;
    }

    /** A turn that is queued and does not run yet. */
    private record Accepted(ConversationId conversation, AcceptedTurn turn) {}

    @Override
    public void call(ToolRequest request) {
        ToolTurn turn = turns.open(request);
        // On the reader's thread, so that prompts keep the order in which they were sent.
        Either<String, Accepted> accepted =
                ARGUMENTS
                        .read(request.params().arguments())
                        .flatMap(arguments -> accept(turn, arguments));
        turn.start(() ->
                accepted.peekLeft(turn::refuse)
                        .peek(ready -> turn.answerWith(ready.conversation(), ready.turn())));
    }

    private Either<String, Accepted> accept(ToolTurn turn, CodexToolCallReplyParam arguments) {
        return ConversationId.parse(arguments.sessionId())
                .mapLeft(reason -> "Failed to parse session_id: " + reason)
                .flatMap(conversation ->
                        turn.accept(conversation, arguments.prompt(), numbers.of(conversation))
                                .bimap(
                                        ConversationErrors::message,
                                        ready -> new Accepted(conversation, ready)));
    }
}
