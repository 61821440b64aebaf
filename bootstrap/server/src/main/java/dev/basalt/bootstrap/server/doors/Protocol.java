package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.bootstrap.agent.CommandLineSettings;

import java.util.function.Supplier;

/** What a server speaks with its clients: a protocol over JSON-RPC. */
public interface Protocol {

    /**
     * Returns the methods that are served from the first moment, before anything is wired.
     *
     * @param begin begins the wiring; called after the first answer, and returns at once
     */
    Methods handshake(Runnable begin);

    /**
     * Puts the server together.
     *
     * @param sessions that it serves
     * @param runner what runs commands; asked once, may block
     */
    Server wire(
            Sessions sessions,
            CommandLineSettings commandLine,
            Supplier<ProcessCommandRunner> runner);
}
