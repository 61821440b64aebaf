package dev.basalt.adapter.conversations;

import dev.basalt.adapter.jsonrpc.Reply;
import dev.basalt.adapter.protocol.WireWriter;
import dev.basalt.adapter.protocol.method.GetUserAgent.Params;
import dev.basalt.adapter.protocol.method.GetUserAgent.Result;

/** {@code getUserAgent}. */
public final class GetUserAgentMethod extends DirectMethod<Params> {

    private final String userAgent;

    /**
     * @param userAgent as model providers see it
     */
    public GetUserAgentMethod(String userAgent) {
        super(Params.class);
        this.userAgent = userAgent;
    }

    @Override
    void handle(Params params, Reply reply) {
        reply.result(WireWriter.write(new Result(userAgent)));
    }
}
