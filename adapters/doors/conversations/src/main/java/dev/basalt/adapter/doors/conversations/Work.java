package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RpcError;

/** Work for a request that may take a while. Should it break off, the request is answered too. */
final class Work {

    private static final System.Logger LOG = System.getLogger(Work.class.getName());

    private Work() {}

    /** Begins the work on a thread of its own. */
    static void start(String name, Reply reply, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> run(name, reply, work));
    }

    /** Does the work. */
    static void run(String name, Reply reply, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, name, e);
            reply.error(RpcError.internalError("internal error"));
        }
    }
}
