package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.CommandOption;
import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.machine.filesystem.config.TomlNotation;
import dev.basalt.application.settings.CommandLineOverrides;
import dev.basalt.bootstrap.server.doors.KnownKeys;
import dev.basalt.bootstrap.server.doors.Protocol;
import dev.basalt.bootstrap.server.doors.Serve;
import dev.basalt.domain.settings.ConfigOverride;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.List;

/** A server over standard input and output. */
record ServerCommand(Synopsis synopsis, Protocol protocol) implements Command {

    static final CommandOption DRAIN =
            CommandOption.flag(
                    "drain",
                    "at the end of the input, finish and answer what is running; so it is when"
                            + " standard input is a file");

    @Override
    public int run(Options options, List<String> arguments) {
        // Without overrides the parser of TOML is not loaded: the first answer would wait for it.
        return options.overrides().isEmpty()
                ? serve(List.of())
                : CommandLineOverrides.parse(
                                options.overrides(), new TomlNotation(), KnownKeys.SCHEMA)
                        .fold(CommandLine::refuse, this::serve);
    }

    private int serve(List<ConfigOverride> overrides) {
        Serve.run(
                protocol,
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                overrides);
        return 0;
    }
}
