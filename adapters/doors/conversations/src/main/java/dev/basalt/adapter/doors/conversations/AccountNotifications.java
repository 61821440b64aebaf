package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.AuthStatusChange;
import dev.basalt.adapter.doors.codex.event.LoginChatGptComplete;
import dev.basalt.adapter.doors.codex.event.StatusNotification;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.application.settings.ReadSetting;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.AuthListener;

import java.util.List;

/**
 * Tells a front end who is signed in now, and how a sign-in by browser ended. Waits for nobody: a
 * client that does not read delays neither the requests that follow nor the page in the browser.
 */
public final class AccountNotifications implements AuthListener {

    /** As codex 0.23.0 calls it, and then as later versions do: front ends listen for one. */
    private static final List<String> LOGIN_COMPLETE =
            List.of("codex/event/login_chatgpt_complete", "loginChatGptComplete");

    private final Peer peer;
    private final ReadSetting<StatusNotification> statusNotification;

    public AccountNotifications(Peer peer, ReadSetting<StatusNotification> statusNotification) {
        this.peer = peer;
        this.statusNotification = statusNotification;
    }

    @Override
    public void on(AuthEvent event) {
        switch (event) {
            case AuthEvent.LoginCompleted(var loginId, var failure) -> {
                byte[] params =
                        WireWriter.write(
                                new LoginChatGptComplete(
                                        loginId,
                                        failure.isEmpty(),
                                        failure.map(AuthError::message).orElse(null)));
                LOGIN_COMPLETE.forEach(name -> peer.announce(name, params));
            }
            case AuthEvent.StatusChanged(var mode) ->
                    peer.announce(
                            statusNotification.handle().word(),
                            WireWriter.write(new AuthStatusChange(mode.orElse(null))));
        }
    }
}
