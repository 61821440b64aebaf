package dev.basalt.bootstrap.server;

import com.google.inject.Guice;

import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.doors.terminal.Terminal;
import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.adapter.machine.filesystem.config.TomlNotation;
import dev.basalt.application.settings.CommandLineOverrides;
import dev.basalt.bootstrap.agent.AgentModules;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.bootstrap.server.doors.KnownKeys;
import dev.basalt.bootstrap.server.option.Options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A terminal command over the agent's use cases.
 *
 * @param type has one public constructor, whose parameters are wired
 */
record WiredCommand(Synopsis synopsis, Class<? extends TerminalCommand> type) implements Command {

    @Override
    public int run(Options options, List<String> arguments) {
        return StandardOutput.checked(() -> start(options, arguments));
    }

    private int start(Options options, List<String> arguments) {
        return CommandLineOverrides.parse(options.overrides(), new TomlNotation(), KnownKeys.SCHEMA)
                .map(overrides -> new CommandLineSettings(overrides, options.directory()))
                .fold(CommandLine::refuse, read -> run(read, options.strict(), arguments));
    }

    private int run(CommandLineSettings commandLine, boolean strict, List<String> arguments) {
        Optional<String> unknown =
                strict ? StrictConfiguration.check(commandLine) : Optional.empty();
        return unknown.map(StrictConfiguration::refuse)
                .orElseGet(() -> wire(commandLine).run(arguments, Terminal.ofProcess()));
    }

    private TerminalCommand wire(CommandLineSettings commandLine) {
        var modules = new ArrayList<>(AgentModules.of(KnownKeys.SCHEMA, commandLine));
        modules.add(new TerminalModule(type));
        return Guice.createInjector(modules).getInstance(TerminalCommand.class);
    }
}
