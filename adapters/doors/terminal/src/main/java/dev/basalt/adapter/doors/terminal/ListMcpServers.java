package dev.basalt.adapter.doors.terminal;

import java.util.List;

/**
 * {@code basalt mcp list}: the MCP servers whose tools the agent uses. Programs that look for codex
 * call it with {@code --json}. There are none: {@code mcp_servers} has no effect.
 */
public final class ListMcpServers implements TerminalCommand {

    private static final String JSON = "--json";

    public static final Synopsis SYNOPSIS =
            new Synopsis(
                    "mcp list",
                    List.of(CommandOption.flag(JSON.substring(2), "print a JSON array")),
                    "",
                    "list the MCP servers that the agent uses: none, mcp_servers has no effect");

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        terminal.out()
                .println(
                        arguments.isEmpty()
                                ? "The agent uses no MCP servers; mcp_servers has no effect."
                                : "[]");
        return 0;
    }
}
