package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.mcp.call.CallToolResult;
import dev.basalt.adapter.doors.mcp.call.RunningCalls;
import dev.basalt.adapter.doors.mcp.call.ToolRequest;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

import io.vavr.Lazy;
import io.vavr.control.Either;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One tool call, from its request to its one answer. */
final class ToolTurn implements ConversationListener {

    private final ToolRequest request;
    private final RunningCalls running;
    private final RunPrompt runPrompt;
    private final Lazy<TurnEvents> events;
    private final ElicitationApprovals approvals;
    private final RequestThreads threads;
    private final Optional<Progress> progress;
    private final Cancellation cancellation;
    private volatile String prompt = "";

    ToolTurn(
            ToolRequest request,
            RunningCalls running,
            RunPrompt runPrompt,
            Function<Supplier<String>, TurnEvents> events,
            ElicitationApprovals approvals,
            RequestThreads threads,
            Optional<Progress> progress) {
        this.request = request;
        this.running = running;
        this.runPrompt = runPrompt;
        // which form it is may have to be read from a file, and this is the reader's thread
        this.events = Lazy.of(() -> events.apply(() -> prompt));
        this.approvals = approvals;
        this.threads = threads;
        this.progress = progress;
        this.cancellation = running.begin(request);
        progress.ifPresent(reports -> cancellation.onCancel(reports::end));
    }

    /** Runs the work of the call on a thread of its own; when it is done, the call is over. */
    void start(Runnable work) {
        threads.start(
                "call " + request.id().asText(),
                request.reply(),
                () -> {
                    progress.ifPresent(Progress::begin);
                    try {
                        work.run();
                    } finally {
                        progress.ifPresent(Progress::end);
                        running.end(request);
                    }
                });
    }

    @Override
    public void on(ConversationEvent event) {
        events.get().on(event);
        progress.ifPresent(reports -> reports.on(event));
    }

    /** Sends the client that the conversation has begun. */
    void started(NewConversation.Started conversation) {
        events.get().started(conversation);
    }

    /** Queues a turn among the conversation's turns; it does not run yet. */
    Either<ConversationError, AcceptedTurn> accept(
            ConversationId conversation, String said, Supplier<TurnId> name) {
        prompt = said;
        return runPrompt.handle(
                new RunPrompt.Command(conversation, said, name),
                this,
                approvals.of(request, conversation));
    }

    /** Lets the turn run and answers the call with how it ended. */
    void answerWith(ConversationId conversation, AcceptedTurn turn) {
        try (var _ = cancellation.onCancel(turn::cancel)) {
            turn.begin();
            request.reply().result(result(conversation, turn.await()).toJson());
        }
    }

    /** Returns whether the client has cancelled the call. */
    boolean isCancelled() {
        return cancellation.isCancelled();
    }

    void refuse(String reason) {
        request.reply().result(CallToolResult.refused(reason).toJson());
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
