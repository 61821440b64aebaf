package dev.basalt.application.settings;

import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.InstructionFiles;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/** Resolves the settings of a conversation that is about to start. Thread-safe. */
public final class ResolveSettings {

    private final ConfigLayers layers;
    private final InstructionTexts instructions;
    private final ModelProviders providers;
    private final Path serverDirectory;

    /** What was resolved last: conversations that begin alike share their settings. */
    private volatile @Nullable Settings last;

    /**
     * @param environment the variables of the server process
     * @param apis declare the providers that need no entry in the file
     * @param serverDirectory where the server runs (absolute); relative directories of
     *     conversations are resolved against it
     */
    public ResolveSettings(
            ConfigLayers layers,
            InstructionFiles instructionFiles,
            Map<String, String> environment,
            ModelApis apis,
            Path serverDirectory) {
        this.layers = layers;
        this.instructions = new InstructionTexts(instructionFiles);
        this.providers = new ModelProviders(Map.copyOf(environment), apis);
        this.serverDirectory = serverDirectory;
    }

    /** Reads the configuration and the instruction files; blocks. */
    public Either<SettingsError, Settings> handle(ConversationOptions options) {
        Path directory =
                options.directory()
                        .map(given -> serverDirectory.resolve(given).normalize())
                        .orElse(serverDirectory);
        return layers.joined(options)
                .flatMap(config -> settings(config, options, directory))
                .map(this::shared);
    }

    private Settings shared(Settings resolved) {
        Settings before = last;
        if (before != null && before.equals(resolved)) {
            return before;
        }
        last = resolved;
        return resolved;
    }

    private Either<SettingsError, Settings> settings(
            CheckedConfig config, ConversationOptions options, Path directory) {
        SettingsReader reader = new SettingsReader(config, directory);
        return providers
                .chosen(config)
                .flatMap(provider ->
                        AccountSettingsReader.read(config)
                                .flatMap(account ->
                                        instructions
                                                .read(config, options, directory)
                                                .map(texts ->
                                                        reader.read(
                                                                options,
                                                                provider,
                                                                account,
                                                                texts,
                                                                ConfigNotices.of(
                                                                        layers.schema(),
                                                                        config)))));
    }
}
