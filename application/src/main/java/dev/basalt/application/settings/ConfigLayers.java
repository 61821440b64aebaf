package dev.basalt.application.settings;

import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigurationFile;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays the layers of configuration over each other: built-in values, the file, the profile, {@code
 * -c} of the command line, the call's {@code config}, the call's own fields. The file is read anew
 * each time. Thread-safe.
 */
public final class ConfigLayers {

    private final ConfigurationFile file;
    private final List<ConfigOverride> commandLine;

    /**
     * @param commandLine the {@code -c} arguments in their order
     */
    public ConfigLayers(ConfigurationFile file, List<ConfigOverride> commandLine) {
        this.file = file;
        this.commandLine = List.copyOf(commandLine);
    }

    Either<SettingsError, CheckedConfig> joined(ConversationOptions options) {
        return file.read()
                .flatMap(fromFile -> CallLayer.of(options).flatMap(call -> joined(fromFile, call)));
    }

    private Either<SettingsError, CheckedConfig> joined(
            ConfigTable fromFile, List<ConfigOverride> call) {
        ConfigTable written = withOverrides(fromFile, call);
        Optional<SettingsError> mistake = ConfigCheck.whole(written);
        if (mistake.isPresent()) {
            return Either.left(mistake.get());
        }
        return profile(new CheckedConfig(written))
                .map(profile -> withOverrides(profile.over(fromFile), call))
                .map(joined -> new CheckedConfig(joined.over(BuiltInConfig.TABLE)));
    }

    private ConfigTable withOverrides(ConfigTable below, List<ConfigOverride> call) {
        ConfigTable table = below;
        for (ConfigOverride override : commandLine) {
            table = table.with(override.path(), override.value());
        }
        for (ConfigOverride override : call) {
            table = table.with(override.path(), override.value());
        }
        return table;
    }

    /** The profile may be chosen, and its contents changed, in every layer. */
    private static Either<SettingsError, ConfigTable> profile(CheckedConfig written) {
        Optional<String> chosen = written.textIfSet("profile");
        if (chosen.isEmpty()) {
            return Either.right(ConfigTable.empty(written.table().place()));
        }
        return written.entry("profiles", chosen.get())
                .<Either<SettingsError, ConfigTable>>map(
                        profile -> Either.right(settingsOf(profile.table())))
                .orElseGet(() ->
                        Either.left(
                                SettingsError.at(
                                        written.placeOf("profile"),
                                        "profile",
                                        "config profile `" + chosen.get() + "` not found")));
    }

    private static ConfigTable settingsOf(ConfigTable profile) {
        Map<String, ConfigValue> settings = new LinkedHashMap<>(profile.entries());
        settings.keySet().retainAll(ConfigSchema.PROFILE.known().keySet());
        return new ConfigTable(settings, profile.place());
    }
}
