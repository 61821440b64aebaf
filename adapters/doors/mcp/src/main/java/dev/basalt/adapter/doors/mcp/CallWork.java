package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RequestId;
import dev.basalt.adapter.doors.jsonrpc.RpcError;

/** The work of a tool call, on a thread of its own. Should it break off, the call is answered. */
final class CallWork {

    private static final System.Logger LOG = System.getLogger(CallWork.class.getName());

    private CallWork() {}

    static void start(RequestId call, Reply reply, Runnable work) {
        Thread.ofVirtual()
                .name("call-" + call.asText())
                .start(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error e) {
                        LOG.log(System.Logger.Level.ERROR, "call " + call.asText(), e);
                        reply.error(RpcError.internalError("internal error"));
                    }
                });
    }
}
