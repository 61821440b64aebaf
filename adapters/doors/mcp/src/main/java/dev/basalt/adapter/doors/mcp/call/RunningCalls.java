package dev.basalt.adapter.doors.mcp.call;

import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.domain.control.Cancellation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tool calls that are not answered yet, so that their client can cancel them. Thread-safe. */
public final class RunningCalls {

    private final Map<Key, Call> calls = new ConcurrentHashMap<>();

    /** Clients choose ids, each for its own session. */
    private record Key(ClientSession session, RequestId id) {}

    private record Call(
            Cancellation cancellation, Cancellation.Registration untilClose, Reply reply) {}

    /** Adds a call; what is returned is cancelled by its client, or when its session is closed. */
    public Cancellation begin(ToolRequest request) {
        Cancellation cancellation = new Cancellation();
        var untilClose = request.session().onClose(cancellation::cancel);
        calls.put(key(request), new Call(cancellation, untilClose, request.reply()));
        return cancellation;
    }

    public void end(ToolRequest request) {
        // A client may use an id twice; only the call that ended is removed.
        calls.computeIfPresent(
                key(request),
                (_, call) -> {
                    if (call.reply() != request.reply()) {
                        return call;
                    }
                    call.untilClose().close();
                    return null;
                });
    }

    /** Ends a call without an answer. Ids that are unknown, or answered, are ignored. */
    void cancel(ClientSession session, RequestId id) {
        Optional.ofNullable(calls.remove(new Key(session, id)))
                .ifPresent(call -> {
                    call.untilClose().close();
                    call.reply().suppress();
                    call.cancellation().cancel();
                });
    }

    private static Key key(ToolRequest request) {
        return new Key(request.session(), request.id());
    }
}
