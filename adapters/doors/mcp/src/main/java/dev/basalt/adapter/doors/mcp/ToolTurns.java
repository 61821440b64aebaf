package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RequestId;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.domain.time.Time;

import java.util.Optional;

/** Runs turns for tool calls. */
public final class ToolTurns {

    private final RunPrompt runPrompt;
    private final Peer peer;
    private final ElicitationApprovals approvals;
    private final RunningCalls running = new RunningCalls();
    private final Time time;

    public ToolTurns(RunPrompt runPrompt, Peer peer, ElicitationApprovals approvals, Time time) {
        this.runPrompt = runPrompt;
        this.peer = peer;
        this.approvals = approvals;
        this.time = time;
    }

    /** Takes a call on; from now on the client can take it back. */
    ToolTurn open(RequestId id, Optional<RequestId> progressToken, Reply reply) {
        return new ToolTurn(
                id,
                reply,
                running,
                runPrompt,
                new CallEvents(peer, id),
                approvals,
                progressToken.map(token -> new Progress(peer, token, time)));
    }

    /** Ends a call without an answer. */
    void cancel(RequestId id) {
        running.cancel(id);
    }
}
