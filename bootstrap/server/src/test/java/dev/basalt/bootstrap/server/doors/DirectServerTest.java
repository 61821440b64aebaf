package dev.basalt.bootstrap.server.doors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.bootstrap.agent.CommandLineSettings;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** The two ways to put the MCP server together make the same objects. */
class DirectServerTest {

    private final Sessions sessions = new Sessions();
    private final CommandLineSettings commandLine = CommandLineSettings.NONE;
    private final ProcessCommandRunner runner =
            ProcessCommandRunner.of(Optional.empty(), List.of());

    @Test
    void theInjectorAndTheDirectCallsMakeTheSameObjectsSharedInTheSamePlaces() {
        var direct = DirectServer.of(sessions, commandLine, () -> runner);
        var injected = InjectedServer.of(McpProtocol.doors(), sessions, commandLine, () -> runner);

        List<String> described = ObjectGraph.describe(injected);

        assertTrue(described.size() > 300, () -> "only " + described.size() + " objects");
        assertEquals(described, ObjectGraph.describe(direct));
    }
}
