package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RequestId;
import dev.basalt.domain.control.Cancellation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tool calls that are not answered yet, so that the client can take them back. Thread-safe. */
final class RunningCalls {

    private final Map<RequestId, Call> calls = new ConcurrentHashMap<>();

    private record Call(Cancellation cancellation, Reply reply) {}

    /** Remembers a call; what is returned is cancelled when the client takes it back. */
    Cancellation begun(RequestId id, Reply reply) {
        Cancellation cancellation = new Cancellation();
        calls.put(id, new Call(cancellation, reply));
        return cancellation;
    }

    void ended(RequestId id, Reply reply) {
        // A client may use an id twice; only the call that ended is forgotten.
        calls.computeIfPresent(id, (_, call) -> call.reply() == reply ? null : call);
    }

    /** Ends a call without an answer. Ids that are not known, or answered, are none of ours. */
    void cancel(RequestId id) {
        Optional.ofNullable(calls.remove(id))
                .ifPresent(call -> {
                    call.reply().suppress();
                    call.cancellation().cancel();
                });
    }
}
