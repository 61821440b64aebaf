package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.application.settings.FindUnknownKey;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.bootstrap.server.doors.KnownKeys;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

/** What {@code --strict-config} adds: a configuration with unknown keys is refused at the start. */
final class StrictConfiguration {

    private StrictConfiguration() {}

    /** Returns what is wrong with the configuration. */
    static Optional<String> check(CommandLineSettings commandLine) {
        var layers =
                new ConfigLayers(
                        KnownKeys.SCHEMA,
                        new TomlConfigurationFile(CodexHome.ofProcess()),
                        commandLine.overrides());
        return new FindUnknownKey(layers).handle().map(SettingsError::message);
    }

    /** Prints it and returns the exit status. */
    static int refuse(String reason) {
        System.err.println("basalt: --strict-config: " + reason);
        return TerminalCommand.FAILED;
    }
}
