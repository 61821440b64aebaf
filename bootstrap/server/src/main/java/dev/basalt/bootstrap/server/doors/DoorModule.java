package dev.basalt.bootstrap.server.doors;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;

import dev.basalt.adapter.doors.jsonrpc.session.Door;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;

/** The wiring of a door. */
public abstract class DoorModule extends AbstractModule {

    private final Class<? extends Door> door;

    DoorModule(Class<? extends Door> door) {
        this.door = door;
    }

    /** Returns the methods that the door serves. */
    final Methods methods(Injector injector) {
        return injector.getInstance(door).methods();
    }
}
