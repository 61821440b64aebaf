package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.doors.mcp.handshake.Handshake;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.bootstrap.agent.about.Version;

import java.util.List;
import java.util.function.Supplier;

/** MCP with its tools, and beside them the direct methods of codex. */
public final class McpProtocol implements Protocol {

    /** Returns the modules of its doors, for an injector. */
    static List<DoorModule> doors() {
        return List.of(
                new McpModule(),
                new ConversationMethodsModule(),
                new MachineMethodsModule(),
                new AccountMethodsModule());
    }

    @Override
    public Methods handshake(Runnable begin) {
        return new Handshake(Version.CURRENT, begin).methods();
    }

    @Override
    public Server wire(
            Sessions sessions,
            CommandLineSettings commandLine,
            Supplier<ProcessCommandRunner> runner) {
        return DirectServer.of(sessions, commandLine, runner);
    }
}
