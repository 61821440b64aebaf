package dev.basalt.bootstrap.server.doors;

import com.google.inject.Injector;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;

import java.util.List;

/** What a server speaks with its clients: a protocol over JSON-RPC. */
public interface Protocol {

    /**
     * Returns the methods that are served from the first moment, before anything is wired.
     *
     * @param begin begins the wiring; called after the first answer, and returns at once
     */
    Methods handshake(Runnable begin);

    /** Returns the doors whose methods are served once they are wired; at least one. */
    List<DoorModule> doors();

    /** Returns the methods of all doors. */
    default Methods methods(Injector injector) {
        List<DoorModule> doors = doors();
        Methods all = doors.getFirst().methods(injector);
        for (DoorModule other : doors.subList(1, doors.size())) {
            all = all.and(other.methods(injector));
        }
        return all;
    }
}
