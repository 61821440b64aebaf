package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.LogoutResult;
import dev.basalt.adapter.doors.jsonrpc.Message;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RequestHandler;
import dev.basalt.application.auth.Logout;
import dev.basalt.domain.auth.AuthListener;

/**
 * {@code logout}, also as {@code logoutChatGpt}: answered first, then the change is told. Its
 * params are ignored, whatever they are.
 */
public final class LogoutMethod implements RequestHandler {

    private final Logout logout;
    private final AccountQueue queue;
    private final AuthListener listener;

    public LogoutMethod(Logout logout, AccountQueue queue, AuthListener listener) {
        this.logout = logout;
        this.queue = queue;
        this.listener = listener;
    }

    @Override
    public void handle(Message.Request request, Reply reply) {
        queue.add(
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
