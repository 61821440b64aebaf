package dev.basalt.bootstrap.agent;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.adapter.machine.filesystem.documents.AgentsMdFiles;
import dev.basalt.adapter.machine.filesystem.history.HistoryJsonlFile;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.GetUserSavedConfig;
import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.domain.conversation.MessageHistory;
import dev.basalt.domain.settings.ConfigurationFile;

import java.util.Map;

/** What is configured: the file, the command line, the environment. */
final class SettingsModule extends AbstractModule {

    private final ConfigSchema schema;
    private final CommandLineSettings commandLine;

    SettingsModule(ConfigSchema schema, CommandLineSettings commandLine) {
        this.schema = schema;
        this.commandLine = commandLine;
    }

    @Provides
    CommandLineSettings commandLine() {
        return commandLine;
    }

    @Provides
    @Singleton
    CodexHome codexHome() {
        return CodexHome.ofProcess();
    }

    @Provides
    @Singleton
    ConfigurationFile configurationFile(CodexHome home) {
        return new TomlConfigurationFile(home);
    }

    @Provides
    @Singleton
    ConfigLayers configLayers(ConfigurationFile file) {
        return new ConfigLayers(schema, file, commandLine.overrides());
    }

    @Provides
    @Singleton
    GetUserSavedConfig getUserSavedConfig(ConfigurationFile file) {
        return new GetUserSavedConfig(schema, file);
    }

    @Provides
    @Singleton
    ResolveAccountSettings resolveAccountSettings(ConfigLayers layers) {
        return new ResolveAccountSettings(layers);
    }

    @Provides
    @Singleton
    ResolveSettings resolveSettings(ConfigLayers layers, CodexHome home, ModelApis apis) {
        Map<String, String> environment = System.getenv();
        return new ResolveSettings(
                layers,
                new AgentsMdFiles(home.directory()),
                environment,
                apis,
                commandLine.directory());
    }

    @Provides
    @Singleton
    MessageHistory messageHistory(CodexHome home) {
        return new HistoryJsonlFile(home.directory());
    }
}
