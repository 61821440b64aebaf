package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RequestId;
import dev.basalt.application.conversation.ConversationError;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.application.conversation.Submission;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.ConversationListener;
import dev.basalt.domain.conversation.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.function.Supplier;

/** One tool call on its way to its one answer. */
final class ToolTurn implements ConversationListener {

    private final RequestId id;
    private final Reply reply;
    private final RunningCalls running;
    private final RunPrompt runPrompt;
    private final CallEvents events;
    private final ElicitationApprovals approvals;
    private final Optional<Progress> progress;
    private final Cancellation cancellation;

    ToolTurn(
            RequestId id,
            Reply reply,
            RunningCalls running,
            RunPrompt runPrompt,
            CallEvents events,
            ElicitationApprovals approvals,
            Optional<Progress> progress) {
        this.id = id;
        this.reply = reply;
        this.running = running;
        this.runPrompt = runPrompt;
        this.events = events;
        this.approvals = approvals;
        this.progress = progress;
        this.cancellation = running.begun(id, reply);
        progress.ifPresent(reports -> cancellation.onCancel(reports::end));
    }

    /** Does the work of the call on a thread of its own; when it is done, the call is over. */
    void start(Runnable work) {
        CallWork.start(
                id,
                reply,
                () -> {
                    progress.ifPresent(Progress::begin);
                    try {
                        work.run();
                    } finally {
                        progress.ifPresent(Progress::end);
                        running.ended(id, reply);
                    }
                });
    }

    @Override
    public void on(ConversationEvent event) {
        events.on(event);
        progress.ifPresent(reports -> reports.on(event));
    }

    /** Sends the client that the conversation has begun. */
    void started(NewConversation.Started conversation) {
        events.started(conversation);
    }

    /** Accepts a turn in its place among the conversation's turns; it does not run yet. */
    Either<ConversationError, Submission> accept(
            ConversationId conversation, String prompt, Supplier<TurnId> name) {
        return runPrompt.handle(
                new RunPrompt.Command(conversation, prompt, name),
                this,
                approvals.of(id, conversation));
    }

    /** Lets the turn run and answers the call with how it ended. */
    void answerWith(ConversationId conversation, Submission turn) {
        try (var _ = cancellation.onCancel(turn::cancel)) {
            turn.begin();
            reply.result(result(conversation, turn.await()).toJson());
        }
    }

    /** Tells whether the client has taken the call back. */
    boolean isTakenBack() {
        return cancellation.isCancelled();
    }

    void refuse(String reason) {
        reply.result(CallToolResult.refused(reason).toJson());
    }

    private static CallToolResult result(ConversationId conversation, TurnOutcome outcome) {
        return switch (outcome) {
            case TurnOutcome.Completed(var message) ->
                    CallToolResult.answer(conversation, message.orElse(""));
            case TurnOutcome.Failed(var message) ->
                    CallToolResult.failedTurn(conversation, message);
            case TurnOutcome.Interrupted() ->
                    CallToolResult.failedTurn(conversation, "Turn aborted: interrupted");
        };
    }
}
