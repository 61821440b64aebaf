package dev.basalt.adapter.doors.jsonrpc;

import java.util.HashMap;
import java.util.Map;

/** Who serves which method. */
public record Methods(
        Map<String, RequestHandler> requests, Map<String, NotificationHandler> notifications) {

    public Methods {
        requests = Map.copyOf(requests);
        notifications = Map.copyOf(notifications);
    }

    /** Returns both tables as one; a method that both serve is a mistake of the server. */
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
