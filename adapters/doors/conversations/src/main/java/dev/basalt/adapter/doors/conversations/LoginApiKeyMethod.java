package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.LoginApiKeyParams;
import dev.basalt.adapter.doors.codex.method.account.LoginApiKeyResult;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.domain.auth.AuthListener;

/** {@code loginApiKey}: answered first, then the change is told. */
public final class LoginApiKeyMethod extends DirectMethod<LoginApiKeyParams> {

    private final LoginWithApiKey loginWithApiKey;
    private final AccountQueue queue;
    private final AuthListener listener;

    public LoginApiKeyMethod(
            LoginWithApiKey loginWithApiKey, AccountQueue queue, AuthListener listener) {
        super(LoginApiKeyParams.class);
        this.loginWithApiKey = loginWithApiKey;
        this.queue = queue;
        this.listener = listener;
    }

    @Override
    void handle(LoginApiKeyParams params, Reply reply) {
        queue.add(
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
