package dev.basalt.application.agent.response;

import dev.basalt.application.agent.turn.Turn;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.ToolContext;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The calls of one response. Each is run as it comes and before the next, or, when the model may
 * ask for several at once, beside those that run beside others too. The history gets what the model
 * said as it was said, and after all of it the outputs, in the order of the calls: providers that
 * cache a conversation know it as they have written it.
 */
final class CallsOfResponse {

    /** Enough to keep a machine busy; more only compete with each other. */
    private static final int MOST_AT_ONCE = 8;

    private final Turn turn;
    private final Toolbox tools;
    private final ToolContext context;
    private final boolean sideBySide;

    /** Those whose outputs are not in the history. */
    private final List<FutureTask<HistoryItem>> calls = new ArrayList<>(0);

    private int ended;

    CallsOfResponse(Turn turn, Toolbox tools, ToolContext context) {
        this.turn = turn;
        this.tools = tools;
        this.context = context;
        this.sideBySide = context.offering().model().parallelToolCalls();
    }

    /** Adds a call to the history and runs it. */
    void run(HistoryItem call) {
        turn.history().add(call);
        var output = new FutureTask<>(() -> tools.run(call, context));
        calls.add(output);
        if (sideBySide && tools.runsBesideOthers(call, context)) {
            awaitAllBut(MOST_AT_ONCE);
            Thread.ofVirtual().name("call-of-" + turn.id()).start(output);
        } else {
            awaitAllBut(1);
            output.run();
        }
    }

    /** Waits for the calls before the last ones. */
    private void awaitAllBut(int last) {
        for (; ended < calls.size() - last; ended++) {
            await(calls.get(ended));
        }
    }

    /** Waits for all calls; their outputs are in the history then. */
    void settle() {
        calls.forEach(output -> turn.history().add(await(output)));
        calls.clear();
        ended = 0;
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
