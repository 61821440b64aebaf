package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.CancelLoginChatGptParams;
import dev.basalt.adapter.doors.codex.method.account.CancelLoginChatGptResult;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.auth.CancelLogin;
import dev.basalt.domain.auth.AuthListener;

/** {@code cancelLoginChatGpt}: answered first, then the end of the sign-in is told. */
public final class CancelLoginChatGptMethod extends DirectMethod<CancelLoginChatGptParams> {

    private final CancelLogin cancelLogin;
    private final AccountQueue queue;
    private final AuthListener listener;

    public CancelLoginChatGptMethod(
            CancelLogin cancelLogin, AccountQueue queue, AuthListener listener) {
        super(CancelLoginChatGptParams.class);
        this.cancelLogin = cancelLogin;
        this.queue = queue;
        this.listener = listener;
    }

    @Override
    void handle(CancelLoginChatGptParams params, Reply reply) {
        queue.add(
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
