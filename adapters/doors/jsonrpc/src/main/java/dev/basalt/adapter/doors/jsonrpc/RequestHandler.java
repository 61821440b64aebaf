package dev.basalt.adapter.doors.jsonrpc;

/** Serves the requests of one method. */
@FunctionalInterface
public interface RequestHandler {

    /**
     * Called on the reader's thread, in the order of the input: what may take long is handed to
     * another thread together with the reply. An exception is answered with -32603.
     */
    void handle(Message.Request request, Reply reply);
}
