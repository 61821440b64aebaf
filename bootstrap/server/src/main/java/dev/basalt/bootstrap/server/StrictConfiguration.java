package dev.basalt.bootstrap.server;

import com.google.inject.Guice;

import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.application.settings.FindUnknownKey;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.bootstrap.agent.AgentModules;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.bootstrap.server.doors.KnownKeys;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

/** What {@code --strict-config} adds: a configuration with unknown keys is refused at the start. */
final class StrictConfiguration {

    private StrictConfiguration() {}

    /** Returns what is wrong with the configuration. */
    static Optional<String> check(CommandLineSettings commandLine) {
        var injector = Guice.createInjector(AgentModules.of(KnownKeys.SCHEMA, commandLine));
        return new FindUnknownKey(injector.getInstance(ConfigLayers.class))
                .handle()
                .map(SettingsError::message);
    }

    /** Prints it and returns the exit status. */
    static int refuse(String reason) {
        System.err.println("basalt: --strict-config: " + reason);
        return TerminalCommand.FAILED;
    }
}
