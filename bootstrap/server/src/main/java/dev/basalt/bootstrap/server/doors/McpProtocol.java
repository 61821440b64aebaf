package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.mcp.handshake.Handshake;
import dev.basalt.bootstrap.agent.Version;

import java.util.List;

/** MCP with its tools, and beside them the direct methods of codex. */
public final class McpProtocol implements Protocol {

    private static final List<DoorModule> DOORS =
            List.of(
                    new McpModule(),
                    new ConversationMethodsModule(),
                    new MachineMethodsModule(),
                    new AccountMethodsModule());

    @Override
    public Methods handshake(Runnable begin) {
        return new Handshake(Version.CURRENT, begin).methods();
    }

    @Override
    public List<DoorModule> doors() {
        return DOORS;
    }
}
