package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.keys.InstructionKeys;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.InstructionFiles;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.key.SettingKey;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together the texts that the model receives before the conversation. */
final class InstructionTexts {

    /** Separates the user's document from the project's (codex 0.23.0 compatibility). */
    private static final String PROJECT_DOCUMENT = "\n\n--- project-doc ---\n\n";

    private final InstructionFiles files;

    InstructionTexts(InstructionFiles files) {
        this.files = files;
    }

    /** Reads the files that are configured; blocks. */
    Either<SettingsError, Settings.Instructions> read(
            CheckedConfig config, ConversationOptions options, Path directory) {
        return base(config, options, directory)
                .flatMap(base ->
                        compaction(config, options, directory)
                                .map(compaction ->
                                        new Settings.Instructions(
                                                base,
                                                developer(config, options),
                                                user(config, directory),
                                                compaction,
                                                config.get(InstructionKeys.SURROUNDINGS))));
    }

    private static Optional<String> developer(CheckedConfig config, ConversationOptions options) {
        return options.developerInstructions()
                .or(() -> config.find(InstructionKeys.DEVELOPER_INSTRUCTIONS))
                .filter(text -> !text.isBlank());
    }

    private Either<SettingsError, Optional<String>> base(
            CheckedConfig config, ConversationOptions options, Path directory) {
        SettingKey<Path> key =
                config.find(InstructionKeys.INSTRUCTIONS_FILE).isPresent()
                        ? InstructionKeys.INSTRUCTIONS_FILE
                        : InstructionKeys.EXPERIMENTAL_INSTRUCTIONS_FILE;
        return options.baseInstructions().isPresent()
                ? Either.right(options.baseInstructions())
                : file(key, config, directory);
    }

    private Either<SettingsError, Optional<String>> compaction(
            CheckedConfig config, ConversationOptions options, Path directory) {
        Optional<String> prompt =
                options.compactPrompt()
                        .or(() -> config.find(InstructionKeys.COMPACT_PROMPT))
                        .filter(text -> !text.isBlank());
        return prompt.isPresent()
                ? Either.right(prompt)
                : file(InstructionKeys.COMPACT_PROMPT_FILE, config, directory);
    }

    /** Returns the text of the file that a key names, if it is set. */
    private Either<SettingsError, Optional<String>> file(
            SettingKey<Path> key, CheckedConfig config, Path directory) {
        Optional<Path> file = config.find(key);
        if (file.isEmpty()) {
            return Either.right(Optional.empty());
        }
        return files.read(directory.resolve(file.get()))
                .bimap(
                        reason -> SettingsError.at(config.placeOf(key), key.name(), reason),
                        Optional::of);
    }

    private Optional<String> user(CheckedConfig config, Path directory) {
        String documents =
                Stream.of(
                                files.ofUser(),
                                files.ofProject(
                                        directory,
                                        config.get(InstructionKeys.PROJECT_DOC_MAX_BYTES),
                                        config.get(InstructionKeys.PROJECT_DOC_FALLBACK_FILENAMES)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(PROJECT_DOCUMENT));
        return Optional.of(documents).filter(text -> !text.isEmpty());
    }
}
