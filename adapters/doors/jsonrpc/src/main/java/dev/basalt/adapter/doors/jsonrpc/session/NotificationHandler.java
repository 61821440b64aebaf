package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.message.Message;

/** Accepts the notifications of one method, from any number of sessions. */
@FunctionalInterface
public interface NotificationHandler {

    /**
     * Called on the reader's thread of the session, in the order of its input; must not take long.
     *
     * @param session of the client that sent the notification
     */
    void handle(Message.Notification notification, ClientSession session);
}
