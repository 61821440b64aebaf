package dev.basalt.application.agent.response;

import dev.basalt.application.agent.turn.Turn;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.ToolContext;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The calls of one response. Each is run as it comes and before the next, or, when the model may
 * ask for several at once, beside those that run beside others too. The history gets calls and
 * outputs in the order of the calls.
 */
final class CallsOfResponse {

    /** Enough to keep a machine busy; more only compete with each other. */
    private static final int MOST_AT_ONCE = 8;

    private final Turn turn;
    private final Toolbox tools;
    private final ToolContext context;
    private final boolean sideBySide;
    private final Deque<Running> running = new ArrayDeque<>(0);

    /** What comes before a call, the call, and its output to be. */
    private record Running(List<HistoryItem> before, FutureTask<HistoryItem> output) {}

    CallsOfResponse(Turn turn, Toolbox tools, ToolContext context) {
        this.turn = turn;
        this.tools = tools;
        this.context = context;
        this.sideBySide = context.offering().model().parallelToolCalls();
    }

    /**
     * Runs a call.
     *
     * @param pending what precedes the call and is not in the history yet
     */
    void run(List<HistoryItem> pending, HistoryItem call) {
        List<HistoryItem> before = new ArrayList<>(pending);
        before.add(call);
        if (sideBySide && tools.runsBesideOthers(call, context)) {
            if (running.size() == MOST_AT_ONCE) {
                settleFirst();
            }
            var output = new FutureTask<>(() -> tools.run(call, context));
            running.add(new Running(before, output));
            Thread.ofVirtual().name("call-of-" + turn.id()).start(output);
            return;
        }
        settle();
        HistoryItem output = tools.run(call, context);
        before.forEach(turn.history()::add);
        turn.history().add(output);
    }

    /** Waits for all calls; their outputs are in the history then. */
    void settle() {
        while (!running.isEmpty()) {
            settleFirst();
        }
    }

    private void settleFirst() {
        Running first = running.remove();
        HistoryItem output = await(first.output());
        first.before().forEach(turn.history()::add);
        turn.history().add(output);
    }

    /** A cancellation ends the call, so the wait for it can't be interrupted without loss. */
    private static HistoryItem await(FutureTask<HistoryItem> output) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return output.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a tool call failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
