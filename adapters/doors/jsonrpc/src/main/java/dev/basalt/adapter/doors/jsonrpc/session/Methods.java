package dev.basalt.adapter.doors.jsonrpc.session;

import java.util.HashMap;
import java.util.Map;

/** The handlers by method name. They are shared by all sessions. */
public record Methods(
        Map<String, RequestHandler> requests, Map<String, NotificationHandler> notifications) {

    public Methods {
        requests = Map.copyOf(requests);
        notifications = Map.copyOf(notifications);
    }

    /** Returns both tables as one; a method must not be in both. */
    public Methods and(Methods other) {
        return new Methods(
                union(requests, other.requests), union(notifications, other.notifications));
    }

    private static <H> Map<String, H> union(Map<String, H> one, Map<String, H> other) {
        var all = new HashMap<>(one);
        other.forEach((method, handler) -> {
            if (all.put(method, handler) != null) {
                throw new IllegalArgumentException("two handlers for " + method);
            }
        });
        return all;
    }
}
