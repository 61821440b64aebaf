package dev.basalt.adapter.doors.conversations.machine;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.server.GetUserAgentParams;
import dev.basalt.adapter.doors.codex.method.server.GetUserAgentResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;

/** {@code getUserAgent}. */
public final class GetUserAgentMethod extends DirectMethod<GetUserAgentParams> {

    private final String userAgent;

    /**
     * @param userAgent as model providers see it
     */
    public GetUserAgentMethod(String userAgent) {
        super(GetUserAgentParams.class);
        this.userAgent = userAgent;
    }

    @Override
    protected void handle(GetUserAgentParams params, ClientSession session, Reply reply) {
        reply.result(WireWriter.write(new GetUserAgentResult(userAgent)));
    }
}
