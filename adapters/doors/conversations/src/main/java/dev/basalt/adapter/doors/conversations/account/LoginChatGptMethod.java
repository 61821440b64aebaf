package dev.basalt.adapter.doors.conversations.account;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.LoginChatGptResult;
import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestHandler;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.application.auth.LoginWithBrowser;

/**
 * {@code loginChatGpt}: answered as soon as the browser is waited for. The front end opens it; its
 * params are ignored, whatever they are.
 */
public final class LoginChatGptMethod implements RequestHandler {

    private final LoginWithBrowser loginWithBrowser;
    private final InOrder queue;

    public LoginChatGptMethod(LoginWithBrowser loginWithBrowser, InOrder queue) {
        this.loginWithBrowser = loginWithBrowser;
        this.queue = queue;
    }

    @Override
    public void handle(Message.Request request, ClientSession session, Reply reply) {
        queue.start(
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
