package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestHandler;

/**
 * A method that clients call directly, not through a tool: its params are read before it is called.
 *
 * @param <P> the params
 */
public abstract class DirectMethod<P> implements RequestHandler {

    private final Class<P> params;

    protected DirectMethod(Class<P> params) {
        this.params = params;
    }

    @Override
    public final void handle(Message.Request request, ClientSession session, Reply reply) {
        RawJson raw = nothingToRead(request.params()) ? RawJson.ABSENT : request.params();
        WireReader.read(raw.array(), raw.offset(), raw.length(), params)
                .peekLeft(error ->
                        reply.error(
                                RpcError.invalidParams(error.pathFrom("params"), error.reason())))
                .peek(read -> handle(read, session, reply));
    }

    /** As in codex, params that are sent to a method without params are ignored. */
    private boolean nothingToRead(RawJson raw) {
        return raw.isAbsentOrNull() || params.getRecordComponents().length == 0;
    }

    /**
     * Called on the reader's thread: what may take long is passed to other threads with the reply.
     *
     * @param session of the client that calls
     */
    protected abstract void handle(P params, ClientSession session, Reply reply);
}
