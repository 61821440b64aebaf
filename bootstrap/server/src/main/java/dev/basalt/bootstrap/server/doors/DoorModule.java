package dev.basalt.bootstrap.server.doors;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;

/** The wiring of a door. */
abstract class DoorModule extends AbstractModule {

    /** Returns the methods that the door serves. */
    abstract Methods methods(Injector injector);
}
