package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.event.later.LaterEvents;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.mcp.call.RunningCalls;
import dev.basalt.adapter.doors.mcp.call.ToolRequest;
import dev.basalt.application.conversation.GetConversationUsage;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.time.Time;

import java.util.OptionalLong;
import java.util.function.Supplier;

/** Runs turns for tool calls. */
public final class ToolTurns {

    private final RunPrompt runPrompt;
    private final GetConversationUsage usage;
    private final Compatibility compatibility;
    private final ElicitationApprovals approvals;
    private final RequestThreads threads;
    private final RunningCalls running;
    private final Time time;

    public ToolTurns(
            RunPrompt runPrompt,
            GetConversationUsage usage,
            Compatibility compatibility,
            ElicitationApprovals approvals,
            RunningCalls running,
            RequestThreads threads,
            Time time) {
        this.runPrompt = runPrompt;
        this.usage = usage;
        this.compatibility = compatibility;
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
                prompt -> events(request, prompt),
                approvals,
                threads,
                request.params()
                        .progressToken()
                        .map(token -> new Progress(request.session(), token, time)));
    }

    private TurnEvents events(ToolRequest request, Supplier<String> prompt) {
        return switch (compatibility.events()) {
            case CODEX_0_23 -> new CallEvents(request.session(), request.id());
            case CODEX_0_153 ->
                    new LaterCallEvents(
                            request.session(),
                            request.id(),
                            new LaterEvents(prompt, time, this::figures));
        };
    }

    private LaterEvents.Figures figures(ConversationId conversation) {
        return usage.handle(conversation)
                .map(now -> new LaterEvents.Figures(now.usage(), now.contextWindow()))
                .getOrElse(() ->
                        new LaterEvents.Figures(ConversationUsage.NONE, OptionalLong.empty()));
    }
}
