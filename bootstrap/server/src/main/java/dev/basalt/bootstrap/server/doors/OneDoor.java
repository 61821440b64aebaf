package dev.basalt.bootstrap.server.doors;

import com.google.inject.Provides;

import dev.basalt.adapter.doors.jsonrpc.session.Door;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.domain.auth.AuthListener;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A protocol that is served by one door, constructed with what its parameters name: use cases,
 * {@code Sessions}, {@code RequestThreads}. Its clients are not notified of a changed sign-in.
 *
 * @param handshakeAfter returns the methods that need no wiring; it is given what begins the wiring
 * @param door has one public constructor
 */
public record OneDoor(Function<Runnable, Methods> handshakeAfter, Class<? extends Door> door)
        implements Protocol {

    @Override
    public Methods handshake(Runnable begin) {
        return handshakeAfter.apply(begin);
    }

    @Override
    public Server wire(
            Sessions sessions,
            CommandLineSettings commandLine,
            Supplier<ProcessCommandRunner> runner) {
        return InjectedServer.of(doors(), sessions, commandLine, runner);
    }

    /** Returns the module of the door, for an injector. */
    List<DoorModule> doors() {
        return List.of(new ConstructedDoor(door));
    }

    private static final class ConstructedDoor extends DoorModule {

        private final Class<? extends Door> door;

        ConstructedDoor(Class<? extends Door> door) {
            super(door);
            this.door = door;
        }

        @Override
        @SuppressWarnings("unchecked") // a class has constructors of itself only
        protected void configure() {
            bindConstructorOf((Constructor<Door>) door.getConstructors()[0]);
        }

        private void bindConstructorOf(Constructor<Door> constructor) {
            bind(constructor.getDeclaringClass()).toConstructor(constructor);
        }

        @Provides
        AuthListener authListener() {
            return event -> {};
        }
    }
}
