package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.GetUserAgent.Params;
import dev.basalt.adapter.doors.codex.method.GetUserAgent.Result;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;

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
    void handle(Params params, ClientSession session, Reply reply) {
        reply.result(WireWriter.write(new Result(userAgent)));
    }
}
