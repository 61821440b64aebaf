package dev.basalt.adapter.conversations;

import dev.basalt.adapter.jsonrpc.Reply;
import dev.basalt.adapter.jsonrpc.RpcError;

/** Work for a request that may take a while, on a thread of its own. */
final class Work {

    private static final System.Logger LOG = System.getLogger(Work.class.getName());

    private Work() {}

    /** Begins the work; should it break off, the request is answered all the same. */
    static void start(String name, Reply reply, Runnable work) {
        Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error e) {
                        LOG.log(System.Logger.Level.ERROR, name, e);
                        reply.error(RpcError.internalError("internal error"));
                    }
                });
    }
}
