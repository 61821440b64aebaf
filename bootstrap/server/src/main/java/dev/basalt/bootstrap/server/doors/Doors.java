package dev.basalt.bootstrap.server.doors;

import com.google.inject.Injector;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;

import java.util.List;

/** The doors of a server. A new one is a line here. */
final class Doors {

    private final List<DoorModule> modules =
            List.of(
                    new McpModule(),
                    new ConversationMethodsModule(),
                    new MachineMethodsModule(),
                    new AccountMethodsModule());

    List<DoorModule> modules() {
        return modules;
    }

    /** Returns the methods of all doors. */
    Methods methods(Injector injector) {
        Methods all = modules.getFirst().methods(injector);
        for (DoorModule other : modules.subList(1, modules.size())) {
            all = all.and(other.methods(injector));
        }
        return all;
    }
}
