package dev.basalt.application.settings.config;

import dev.basalt.application.settings.keys.ProfileKeys;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigurationFile;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;

/**
 * Merges the layers of the configuration, from weakest to strongest: default values, those of the
 * command, the file, the profile, {@code -c} of the command line, the {@code config} of a call, its other arguments. The
 * file is read each time. Thread-safe.
 */
public final class ConfigLayers {

    private final ConfigSchema schema;
    private final ConfigurationFile file;
    private final List<ConfigOverride> defaults;
    private final List<ConfigOverride> commandLine;

    /**
     * @param commandLine the {@code -c} arguments in their order
     */
    public ConfigLayers(
            ConfigSchema schema, ConfigurationFile file, List<ConfigOverride> commandLine) {
        this(schema, List.of(), file, commandLine);
    }

    /**
     * @param defaults values that a command prefers to the built-in ones
     * @param commandLine the {@code -c} arguments in their order
     */
    public ConfigLayers(
            ConfigSchema schema,
            List<ConfigOverride> defaults,
            ConfigurationFile file,
            List<ConfigOverride> commandLine) {
        this.schema = schema;
        this.defaults = List.copyOf(defaults);
        this.file = file;
        this.commandLine = List.copyOf(commandLine);
    }

    public ConfigSchema schema() {
        return schema;
    }

    /** Reads the file and merges all layers; blocks. */
    public Either<SettingsError, CheckedConfig> joined(ConversationOptions options) {
        return file.read()
                .flatMap(fromFile ->
                        CallLayer.of(schema, options).flatMap(call -> joined(fromFile, call)));
    }

    private Either<SettingsError, CheckedConfig> joined(
            ConfigTable fromFile, List<ConfigOverride> call) {
        ConfigTable written = withOverrides(fromFile, call);
        Optional<SettingsError> error = ConfigCheck.whole(schema, written);
        if (error.isPresent()) {
            return Either.left(error.get());
        }
        return profile(new CheckedConfig(written))
                .map(profile -> withOverrides(profile.over(fromFile), call))
                .map(joined -> new CheckedConfig(joined.over(builtIn())));
    }

    private ConfigTable builtIn() {
        return with(defaults, schema.builtIn());
    }

    private ConfigTable withOverrides(ConfigTable below, List<ConfigOverride> call) {
        return with(call, with(commandLine, below));
    }

    private static ConfigTable with(List<ConfigOverride> overrides, ConfigTable below) {
        ConfigTable table = below;
        for (ConfigOverride override : overrides) {
            table = table.with(override.path(), override.value());
        }
        return table;
    }

    /** A profile may be chosen, and its contents set, in every layer. */
    private Either<SettingsError, ConfigTable> profile(CheckedConfig written) {
        Optional<String> chosen = written.find(ProfileKeys.CHOSEN);
        if (chosen.isEmpty()) {
            return Either.right(ConfigTable.empty(written.table().place()));
        }
        return written.entry(ProfileKeys.PROFILE, chosen.get())
                .<Either<SettingsError, ConfigTable>>map(
                        profile -> Either.right(schema.inProfile(profile.table())))
                .orElseGet(() ->
                        Either.left(
                                SettingsError.at(
                                        written.placeOf(ProfileKeys.CHOSEN),
                                        ProfileKeys.CHOSEN.name(),
                                        "config profile `" + chosen.get() + "` not found")));
    }
}
