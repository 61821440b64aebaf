package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.message.Message;

/** Serves the requests of one method, for any number of sessions. */
@FunctionalInterface
public interface RequestHandler {

    /**
     * Called on the reader's thread of the session, in the order of its input: what may take long
     * is passed to {@link RequestThreads} together with the reply. An exception is answered with
     * -32603.
     *
     * @param session of the client that sent the request
     */
    void handle(Message.Request request, ClientSession session, Reply reply);
}
