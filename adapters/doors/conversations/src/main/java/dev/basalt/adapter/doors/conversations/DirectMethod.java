package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.adapter.doors.jsonrpc.Message;
import dev.basalt.adapter.doors.jsonrpc.RawJson;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RequestHandler;
import dev.basalt.adapter.doors.jsonrpc.RpcError;

/**
 * A method that clients call directly, not through a tool: its params are read before it is asked.
 *
 * @param <P> the params
 */
abstract class DirectMethod<P> implements RequestHandler {

    private final Class<P> params;

    DirectMethod(Class<P> params) {
        this.params = params;
    }

    @Override
    public final void handle(Message.Request request, Reply reply) {
        RawJson raw = nothingToRead(request.params()) ? RawJson.ABSENT : request.params();
        WireReader.read(raw.array(), raw.offset(), raw.length(), params)
                .peekLeft(error ->
                        reply.error(
                                RpcError.invalidParams(error.pathFrom("params"), error.reason())))
                .peek(read -> handle(read, reply));
    }

    /** As in codex, whatever is sent to a method without params is ignored. */
    private boolean nothingToRead(RawJson raw) {
        return raw.isAbsentOrNull() || params.getRecordComponents().length == 0;
    }

    /** Called on the reader's thread: what takes long goes on elsewhere with the reply. */
    abstract void handle(P params, Reply reply);
}
