package dev.basalt.bootstrap.server.doors;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.bootstrap.agent.AgentModules;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.bootstrap.agent.Shutdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A server that the injector puts together from the modules of the agent and of its doors. */
final class InjectedServer {

    private InjectedServer() {}

    /**
     * Returns the server.
     *
     * @param runner what runs commands; asked once, may block
     */
    static Server of(
            List<? extends DoorModule> doors,
            Sessions sessions,
            CommandLineSettings commandLine,
            Supplier<ProcessCommandRunner> runner) {
        var modules = new ArrayList<>(AgentModules.of(KnownKeys.SCHEMA, commandLine, runner));
        modules.add(new SessionsModule(sessions));
        modules.addAll(doors);
        var injector = Guice.createInjector(Stage.DEVELOPMENT, modules);
        return new Server(
                methods(doors, injector),
                injector.getInstance(Conversations.class),
                injector.getInstance(Shutdown.class));
    }

    /** Returns the methods of all doors; at least one. */
    static Methods methods(List<? extends DoorModule> doors, Injector injector) {
        return doors.stream()
                .map(door -> door.methods(injector))
                .reduce(Methods::and)
                .orElseThrow();
    }
}
