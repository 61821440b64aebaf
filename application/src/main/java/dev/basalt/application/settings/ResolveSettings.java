package dev.basalt.application.settings;

import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.keys.InstructionKeys;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.InstructionFiles;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.key.SettingKey;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolves the settings of a conversation that is about to start. Thread-safe. */
public final class ResolveSettings {

    /** Separates the user's document from the project's (codex 0.23.0 compatibility). */
    private static final String PROJECT_DOCUMENT = "\n\n--- project-doc ---\n\n";

    private final ConfigLayers layers;
    private final InstructionFiles instructionFiles;
    private final ModelProviders providers;
    private final Path serverDirectory;

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
        this.instructionFiles = instructionFiles;
        this.providers = new ModelProviders(Map.copyOf(environment), apis);
        this.serverDirectory = serverDirectory;
    }

    /** Reads the configuration and the instruction files; blocks. */
    public Either<SettingsError, Settings> handle(ConversationOptions options) {
        Path directory =
                options.directory()
                        .map(given -> serverDirectory.resolve(given).normalize())
                        .orElse(serverDirectory);
        return layers.joined(options).flatMap(config -> settings(config, options, directory));
    }

    private Either<SettingsError, Settings> settings(
            CheckedConfig config, ConversationOptions options, Path directory) {
        SettingsReader reader = new SettingsReader(config, directory);
        return providers
                .chosen(config)
                .flatMap(provider ->
                        AccountSettingsReader.read(config)
                                .flatMap(account ->
                                        instructions(config, options, directory)
                                                .map(texts ->
                                                        reader.read(
                                                                options, provider, account,
                                                                texts))));
    }

    private Either<SettingsError, Settings.Instructions> instructions(
            CheckedConfig config, ConversationOptions options, Path directory) {
        return base(config, options, directory)
                .map(base -> new Settings.Instructions(base, user(config, directory)));
    }

    private Either<SettingsError, Optional<String>> base(
            CheckedConfig config, ConversationOptions options, Path directory) {
        SettingKey<Path> key = InstructionKeys.INSTRUCTIONS_FILE;
        Optional<Path> file = config.find(key);
        if (options.baseInstructions().isPresent() || file.isEmpty()) {
            return Either.right(options.baseInstructions());
        }
        return instructionFiles
                .read(directory.resolve(file.get()))
                .bimap(
                        reason -> SettingsError.at(config.placeOf(key), key.name(), reason),
                        Optional::of);
    }

    private Optional<String> user(CheckedConfig config, Path directory) {
        String documents =
                Stream.of(
                                instructionFiles.ofUser(),
                                instructionFiles.ofProject(
                                        directory,
                                        config.get(InstructionKeys.PROJECT_DOC_MAX_BYTES)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(PROJECT_DOCUMENT));
        return Optional.of(documents).filter(text -> !text.isEmpty());
    }
}
