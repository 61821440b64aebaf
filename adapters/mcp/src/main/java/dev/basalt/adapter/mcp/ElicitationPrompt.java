package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.Answer;
import dev.basalt.adapter.jsonrpc.Peer;
import dev.basalt.adapter.jsonrpc.PendingAnswer;
import dev.basalt.adapter.jsonrpc.RequestId;
import dev.basalt.adapter.protocol.WireWriter;
import dev.basalt.adapter.protocol.approval.ApprovalAnswer;
import dev.basalt.adapter.protocol.approval.ElicitationParams;
import dev.basalt.adapter.protocol.approval.WithdrawnQuestion;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.ShellQuoting;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.identity.SubmissionId;

/** Asks the user of a host by {@code elicitation/create}. A host that can't ask has said no. */
final class ElicitationPrompt implements ApprovalPrompt {

    private final Peer peer;
    private final ClientCapabilities client;
    private final RequestId call;

    ElicitationPrompt(Peer peer, ClientCapabilities client, RequestId call) {
        this.peer = peer;
        this.client = client;
        this.call = call;
    }

    @Override
    public ReviewDecision ask(
            SubmissionId submission, ApprovalQuestion question, Cancellation cancellation) {
        if (!client.elicitation()) {
            return ReviewDecision.DENIED;
        }
        PendingAnswer answer =
                peer.ask("elicitation/create", WireWriter.write(params(submission, question)));
        try (var _ = cancellation.onCancel(answer::withdraw)) {
            return switch (answer.await()) {
                case Answer.Result(var json) ->
                        ApprovalAnswer.decision(json.array(), json.offset(), json.length());
                case Answer.Failed _ -> ReviewDecision.DENIED;
                case Answer.Withdrawn() -> {
                    peer.notify(
                            WithdrawnQuestion.METHOD,
                            WithdrawnQuestion.params(answer.id().toJson()));
                    yield ReviewDecision.ABORT;
                }
            };
        }
    }

    private ElicitationParams params(SubmissionId submission, ApprovalQuestion question) {
        var asking = new ElicitationParams.Call(call.asText(), submission);
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
