package dev.basalt.adapter.doors.conversations.account;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.LoginApiKeyParams;
import dev.basalt.adapter.doors.codex.method.account.LoginApiKeyResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.domain.auth.AuthListener;

/** {@code loginApiKey}: answered first, then the change is announced. */
public final class LoginApiKeyMethod extends DirectMethod<LoginApiKeyParams> {

    private final LoginWithApiKey loginWithApiKey;
    private final InOrder queue;
    private final AuthListener listener;

    public LoginApiKeyMethod(
            LoginWithApiKey loginWithApiKey, InOrder queue, AuthListener listener) {
        super(LoginApiKeyParams.class);
        this.loginWithApiKey = loginWithApiKey;
        this.queue = queue;
        this.listener = listener;
    }

    @Override
    protected void handle(LoginApiKeyParams params, ClientSession session, Reply reply) {
        queue.start(
                "loginApiKey",
                reply,
                () ->
                        loginWithApiKey
                                .handle(params.apiKey())
                                .peekLeft(error -> reply.error(AccountErrors.of(error)))
                                .peek(events -> {
                                    reply.result(WireWriter.write(new LoginApiKeyResult()));
                                    events.forEach(listener::on);
                                }));
    }
}
