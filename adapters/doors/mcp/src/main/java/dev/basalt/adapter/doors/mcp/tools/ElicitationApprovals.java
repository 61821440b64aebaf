package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.approval.ClientDecision;
import dev.basalt.adapter.doors.codex.approval.ElicitationParams;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.mcp.call.ToolRequest;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.script.ShellQuoting;
import dev.basalt.domain.identity.ConversationId;

/** Asks the user of a host by {@code elicitation/create}. A host that can't ask means no. */
public final class ElicitationApprovals {

    private final Compatibility compatibility;
    private final SubmissionNumbers numbers;

    public ElicitationApprovals(Compatibility compatibility, SubmissionNumbers numbers) {
        this.compatibility = compatibility;
        this.numbers = numbers;
    }

    /** Returns the prompt for turns that a tool call starts: its own client is asked. */
    ApprovalPrompt of(ToolRequest call, ConversationId conversation) {
        ClientSession session = call.session();
        return numbers.counting(
                conversation,
                (turn, question, cancellation) -> {
                    if (!session.profile().elicitation()) {
                        return ReviewDecision.DENIED;
                    }
                    var asking =
                            new ElicitationParams.Call(
                                    call.id().asText(),
                                    conversation,
                                    turn,
                                    compatibility.questions());
                    return ClientDecision.await(
                            session.ask(
                                    "elicitation/create",
                                    WireWriter.write(params(asking, question))),
                            session,
                            cancellation);
                });
    }

    private static ElicitationParams params(
            ElicitationParams.Call asking, ApprovalQuestion question) {
        return switch (question) {
            case ApprovalQuestion.RunCommand command ->
                    ElicitationParams.of(
                            asking,
                            command,
                            "Allow Codex to run `"
                                    + ShellQuoting.join(command.argv())
                                    + "` in `"
                                    + command.directory()
                                    + "`?");
            case ApprovalQuestion.ApplyPatch patch ->
                    ElicitationParams.of(
                            asking,
                            patch,
                            patch.reason().map(reason -> reason + "\n").orElse("")
                                    + "Allow Codex to apply proposed code changes?");
        };
    }
}
