package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.CancelLoginChatGpt.Params;
import dev.basalt.adapter.doors.codex.method.CancelLoginChatGpt.Result;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.application.auth.CancelLogin;
import dev.basalt.domain.auth.AuthListener;

/** {@code cancelLoginChatGpt}: answered first, then the end of the sign-in is announced. */
public final class CancelLoginChatGptMethod extends DirectMethod<Params> {

    private final CancelLogin cancelLogin;
    private final InOrder queue;
    private final AuthListener listener;

    public CancelLoginChatGptMethod(CancelLogin cancelLogin, InOrder queue, AuthListener listener) {
        super(Params.class);
        this.cancelLogin = cancelLogin;
        this.queue = queue;
        this.listener = listener;
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
        queue.start(
                "cancelLoginChatGpt",
                reply,
                () ->
                        cancelLogin
                                .handle(params.loginId().toString())
                                .peekLeft(error -> reply.error(AccountErrors.of(error)))
                                .peek(event -> {
                                    reply.result(WireWriter.write(new Result()));
                                    listener.on(event);
                                }));
    }
}
