package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.domain.time.Time;

/** Runs turns for tool calls. */
public final class ToolTurns {

    private final RunPrompt runPrompt;
    private final ElicitationApprovals approvals;
    private final RequestThreads threads;
    private final RunningCalls running = new RunningCalls();
    private final Time time;

    public ToolTurns(
            RunPrompt runPrompt,
            ElicitationApprovals approvals,
            RequestThreads threads,
            Time time) {
        this.runPrompt = runPrompt;
        this.approvals = approvals;
        this.threads = threads;
        this.time = time;
    }

    /** Accepts a call; from now on its client can cancel it. */
    ToolTurn open(ToolRequest request) {
        return new ToolTurn(
                request,
                running,
                runPrompt,
                approvals,
                threads,
                request.params()
                        .progressToken()
                        .map(token -> new Progress(request.session(), token, time)));
    }

    /** Ends a call without an answer. */
    void cancel(ClientSession session, RequestId id) {
        running.cancel(session, id);
    }
}
