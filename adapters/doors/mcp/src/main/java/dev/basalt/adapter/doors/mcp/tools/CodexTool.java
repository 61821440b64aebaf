package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.method.tool.CodexToolCallParam;
import dev.basalt.adapter.doors.codex.method.tool.PlainCodexArguments;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.adapter.doors.mcp.call.Tool;
import dev.basalt.adapter.doors.mcp.call.ToolArgumentsReader;
import dev.basalt.adapter.doors.mcp.call.ToolCallParams;
import dev.basalt.adapter.doors.mcp.call.ToolRequest;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

import io.vavr.control.Option;

/**
 * The tool {@code codex}: starts a conversation with a first prompt and answers when it is done.
 */
public final class CodexTool implements Tool {

    private static final ToolArgumentsReader<CodexToolCallParam> ARGUMENTS =
            new ToolArgumentsReader<>(
                    CodexToolCallParam.class,
                    "Missing arguments for codex tool-call; the `prompt` field is required.",
                    PlainCodexArguments::read);

    private final NewConversation newConversation;
    private final ToolTurns turns;
    private final InOrder beginnings;

    /**
     * Creates the tool.
     *
     * @param beginnings conversations of concurrent calls begin in the order of the calls
     */
    public CodexTool(NewConversation newConversation, ToolTurns turns, InOrder beginnings) {
        this.newConversation = newConversation;
        this.turns = turns;
        this.beginnings = beginnings;
    }

    @Override
    public void call(ToolRequest request) {
        ToolTurn turn = turns.open(request);
        // Reading the configuration may take a while: not on the reader's thread.
        var begun = beginnings.compute(() -> begin(turn, request.params()));
        turn.start(() -> begun.join().peek(beginning -> run(turn, beginning, request)));
    }

    private record Beginning(ConversationId conversation, String prompt) {}

    /** Returns nothing when the call is already answered, or cancelled. */
    private Option<Beginning> begin(ToolTurn turn, ToolCallParams params) {
        return ARGUMENTS
                .read(params.arguments())
                .peekLeft(turn::refuse)
                .toOption()
                .flatMap(arguments ->
                        configure(turn, arguments)
                                .filter(_ -> !turn.isCancelled())
                                .peek(turn::started)
                                .map(started -> new Beginning(started.id(), arguments.prompt())));
    }

    private Option<NewConversation.Started> configure(ToolTurn turn, CodexToolCallParam arguments) {
        return newConversation
                .handle(arguments.toOptions())
                .peekLeft(error ->
                        turn.refuse("Failed to load the configuration: " + error.message()))
                .toOption();
    }

    private static void run(ToolTurn turn, Beginning beginning, ToolRequest request) {
        var conversation = beginning.conversation();
        // The first prompt is named after the call, as in codex 0.23.0.
        turn.accept(conversation, beginning.prompt(), () -> new TurnId(request.id().asText()))
                .peek(accepted -> turn.answerWith(conversation, accepted))
                .peekLeft(error -> turn.refuse(ConversationErrors.message(error)));
    }
}
