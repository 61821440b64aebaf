package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.mcp.call.RunningCalls;
import dev.basalt.adapter.doors.mcp.call.ToolRequest;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.domain.time.Time;

/** Runs turns for tool calls. */
public final class ToolTurns {

    private final RunPrompt runPrompt;
    private final ElicitationApprovals approvals;
    private final RequestThreads threads;
    private final RunningCalls running;
    private final Time time;

    public ToolTurns(
            RunPrompt runPrompt,
            ElicitationApprovals approvals,
            RunningCalls running,
            RequestThreads threads,
            Time time) {
        this.runPrompt = runPrompt;
        this.approvals = approvals;
        this.running = running;
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
}
