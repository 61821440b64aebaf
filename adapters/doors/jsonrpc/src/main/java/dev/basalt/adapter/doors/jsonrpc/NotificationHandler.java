package dev.basalt.adapter.doors.jsonrpc;

/** Takes the notifications of one method. */
@FunctionalInterface
public interface NotificationHandler {

    /** Called on the reader's thread, in the order of the input; must not take long. */
    void handle(Message.Notification notification);
}
