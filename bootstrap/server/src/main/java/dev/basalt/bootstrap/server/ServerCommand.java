package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.CommandOption;
import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.machine.filesystem.config.TomlNotation;
import dev.basalt.application.settings.CommandLineOverrides;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.bootstrap.server.doors.KnownKeys;
import dev.basalt.bootstrap.server.doors.Protocol;
import dev.basalt.bootstrap.server.doors.Serve;
import dev.basalt.bootstrap.server.option.Options;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server over standard input and output.
 *
 * @param compatibility the version of codex whose messages clients get that configure none, as a
 *     value of that key; empty: the default of the key
 */
record ServerCommand(Synopsis synopsis, Protocol protocol, Optional<String> compatibility)
        implements Command {

    static final CommandOption DRAIN =
            CommandOption.flag(
                    "drain",
                    "at the end of the input, finish and answer what is running; so it is when"
                            + " standard input is a file");

    private static final String TERMINAL = "basalt.terminal";

    @Override
    public int run(Options options, List<String> arguments) {
        if (System.getProperty(TERMINAL) != null) {
            System.err.println(
                    "basalt: waiting for JSON-RPC messages of an MCP client on standard input; end"
                            + " it with Ctrl-D. See basalt --help");
        }
        boolean drain = !arguments.isEmpty();
        // Without overrides the parser of TOML is not loaded: the first answer would wait for it.
        return options.overrides().isEmpty()
                ? serve(List.of(), options, drain)
                : CommandLineOverrides.parse(
                                options.overrides(), new TomlNotation(), KnownKeys.SCHEMA)
                        .fold(CommandLine::refuse, overrides -> serve(overrides, options, drain));
    }

    private int serve(List<ConfigOverride> overrides, Options options, boolean drain) {
        var all = new ArrayList<>(overrides);
        if (compatibility.isPresent()) {
            all.add(
                    new ConfigOverride(
                            List.of("compatibility"),
                            new ConfigValue.Text(compatibility.get(), Place.COMMAND)));
        }
        var settings = new CommandLineSettings(all, options.directory());
        if (options.strict()) {
            Optional<String> unknown = StrictConfiguration.check(settings);
            if (unknown.isPresent()) {
                return StrictConfiguration.refuse(unknown.get());
            }
        }
        Serve.run(
                protocol,
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                settings,
                drain);
        return 0;
    }
}
