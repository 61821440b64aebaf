package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.codex.schema.WireSchema;
import dev.basalt.adapter.doors.codex.schema.WireTypeScript;
import dev.basalt.adapter.doors.terminal.ConfigCommand;
import dev.basalt.adapter.doors.terminal.DebugLandlockCommand;
import dev.basalt.adapter.doors.terminal.GenerateCommand;
import dev.basalt.adapter.doors.terminal.ListMcpServers;
import dev.basalt.adapter.doors.terminal.SandboxCommand;
import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.doors.terminal.account.LoginCommand;
import dev.basalt.adapter.doors.terminal.account.LoginStatusCommand;
import dev.basalt.adapter.doors.terminal.account.LogoutCommand;
import dev.basalt.adapter.machine.filesystem.FileFailure;
import dev.basalt.bootstrap.server.doors.McpProtocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands of the program. A new one is a line here. */
final class Commands {

    /** A client waits for it: it is found without a look at the others. */
    private static final Command MCP =
            new ServerCommand(
                    synopsis("mcp", "run the MCP server on standard input and output"),
                    new McpProtocol(),
                    Optional.empty());

    private static final Command MCP_SERVER =
            new ServerCommand(
                    synopsis("mcp-server", "same as mcp, with the messages of codex 0.153"),
                    new McpProtocol(),
                    Optional.of("codex-0.153"));

    private Commands() {}

    private static Synopsis synopsis(String name, String summary) {
        return new Synopsis(name, List.of(ServerCommand.DRAIN), "", summary);
    }

    /** In the order of {@code --help}. */
    static Stream<Command> all() {
        return Stream.concat(Stream.of(MCP, MCP_SERVER), Others.LIST.stream());
    }

    /** Returns the command whose name begins at {@code args[at]}; the longest of several. */
    static Optional<Command> at(int at, String... args) {
        boolean last = at + 1 == args.length;
        if (args[at].equals(MCP.synopsis().name()) && (last || args[at + 1].startsWith("-"))) {
            return Optional.of(MCP);
        }
        if (args[at].equals(MCP_SERVER.synopsis().name())) {
            return Optional.of(MCP_SERVER);
        }
        Optional<Command> two = last ? Optional.empty() : named(args[at] + " " + args[at + 1]);
        return two.isPresent() ? two : named(args[at]);
    }

    private static Optional<Command> named(String name) {
        return all().filter(command -> command.synopsis().name().equals(name)).findFirst();
    }

    /** Returns the names of all commands. */
    static List<String> names() {
        return all().map(command -> command.synopsis().name()).toList();
    }

    /** Loaded when it is needed. */
    private static final class Others {

        private static final List<Command> LIST =
                List.of(
                        new DemoCommand(),
                        new WiredCommand(LoginCommand.SYNOPSIS, LoginCommand.class),
                        new WiredCommand(LoginStatusCommand.SYNOPSIS, LoginStatusCommand.class),
                        new WiredCommand(LogoutCommand.SYNOPSIS, LogoutCommand.class),
                        new WiredCommand(ConfigCommand.SYNOPSIS, ConfigCommand.class),
                        new WiredCommand(SandboxCommand.SYNOPSIS, SandboxCommand.class),
                        new WiredCommand(DebugLandlockCommand.SYNOPSIS, DebugLandlockCommand.class),
                        new PlainCommand(ListMcpServers.SYNOPSIS, new ListMcpServers()),
                        new PlainCommand(
                                GenerateCommand.JSON_SCHEMA,
                                new GenerateCommand(
                                        GenerateCommand.JSON_SCHEMA,
                                        WireSchema::writeTo,
                                        FileFailure::reason)),
                        new PlainCommand(
                                GenerateCommand.TYPESCRIPT,
                                new GenerateCommand(
                                        GenerateCommand.TYPESCRIPT,
                                        WireTypeScript::writeTo,
                                        FileFailure::reason)));
    }
}
