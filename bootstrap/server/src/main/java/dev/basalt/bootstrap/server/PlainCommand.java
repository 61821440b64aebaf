package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.doors.terminal.Terminal;
import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.bootstrap.server.option.Options;

import java.util.List;

/** A terminal command that needs neither settings nor use cases. */
record PlainCommand(Synopsis synopsis, TerminalCommand command) implements Command {

    @Override
    public int run(Options options, List<String> arguments) {
        return StandardOutput.checked(() -> command.run(arguments, Terminal.ofProcess()));
    }
}
