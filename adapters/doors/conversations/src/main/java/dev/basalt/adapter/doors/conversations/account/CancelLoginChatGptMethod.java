package dev.basalt.adapter.doors.conversations.account;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.CancelLoginChatGptParams;
import dev.basalt.adapter.doors.codex.method.account.CancelLoginChatGptResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.application.auth.CancelLogin;
import dev.basalt.domain.auth.AuthListener;

/** {@code cancelLoginChatGpt}: answered first, then the end of the sign-in is announced. */
public final class CancelLoginChatGptMethod extends DirectMethod<CancelLoginChatGptParams> {

    private final CancelLogin cancelLogin;
    private final InOrder queue;
    private final AuthListener listener;

    public CancelLoginChatGptMethod(CancelLogin cancelLogin, InOrder queue, AuthListener listener) {
        super(CancelLoginChatGptParams.class);
        this.cancelLogin = cancelLogin;
        this.queue = queue;
        this.listener = listener;
    }

    @Override
    protected void handle(CancelLoginChatGptParams params, ClientSession session, Reply reply) {
        queue.start(
                "cancelLoginChatGpt",
                reply,
                () ->
                        cancelLogin
                                .handle(params.loginId().toString())
                                .peekLeft(error -> reply.error(AccountErrors.of(error)))
                                .peek(event -> {
                                    reply.result(WireWriter.write(new CancelLoginChatGptResult()));
                                    listener.on(event);
                                }));
    }
}
