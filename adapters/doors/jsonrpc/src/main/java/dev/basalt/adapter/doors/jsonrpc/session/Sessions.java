package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open sessions of the process, for what concerns every client. Thread-safe. */
public final class Sessions {

    private final Set<ClientSession> open = ConcurrentHashMap.newKeySet();

    /** Opens a session of the local client, which needs no proof of who it is. */
    public ClientSession openLocal(Outbox outbox) {
        var session = new ClientSession(this, outbox, Optional.empty());
        open.add(session);
        return session;
    }

    void remove(ClientSession closed) {
        open.remove(closed);
    }

    /** Sends a notification to every client, without ever blocking. */
    public void announce(String method, byte[]... params) {
        open.forEach(session -> session.announce(method, params));
    }
}
