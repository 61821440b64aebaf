package dev.basalt.adapter.doors.conversations.account;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.LogoutResult;
import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestHandler;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.application.auth.Logout;
import dev.basalt.domain.auth.AuthListener;

/**
 * {@code logout}, also as {@code logoutChatGpt}: answered first, then the change is announced. Its
 * params are ignored, whatever they are.
 */
public final class LogoutMethod implements RequestHandler {

    private final Logout logout;
    private final InOrder queue;
    private final AuthListener listener;

    public LogoutMethod(Logout logout, InOrder queue, AuthListener listener) {
        this.logout = logout;
        this.queue = queue;
        this.listener = listener;
    }

    @Override
    public void handle(Message.Request request, ClientSession session, Reply reply) {
        queue.start(
                "logout",
                reply,
                () ->
                        logout.handle()
                                .peekLeft(error -> reply.error(AccountErrors.of(error)))
                                .peek(signedOut -> {
                                    reply.result(WireWriter.write(new LogoutResult()));
                                    signedOut.events().forEach(listener::on);
                                }));
    }
}
