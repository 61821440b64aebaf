package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.LoginChatGptResult;
import dev.basalt.adapter.doors.jsonrpc.Message;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RequestHandler;
import dev.basalt.application.auth.LoginWithBrowser;

/**
 * {@code loginChatGpt}: answered as soon as the browser is waited for. The front end opens it; its
 * params are ignored, whatever they are.
 */
public final class LoginChatGptMethod implements RequestHandler {

    private final LoginWithBrowser loginWithBrowser;
    private final AccountQueue queue;

    public LoginChatGptMethod(LoginWithBrowser loginWithBrowser, AccountQueue queue) {
        this.loginWithBrowser = loginWithBrowser;
        this.queue = queue;
    }

    @Override
    public void handle(Message.Request request, Reply reply) {
        queue.add(
                "loginChatGpt",
                reply,
                () ->
                        loginWithBrowser
                                .handle()
                                .peekLeft(error -> reply.error(AccountErrors.of(error)))
                                .peek(started ->
                                        reply.result(
                                                WireWriter.write(
                                                        new LoginChatGptResult(
                                                                started.loginId(),
                                                                started.authUrl())))));
    }
}
