package dev.basalt.application.settings.config;

import dev.basalt.application.settings.keys.ModelOverrideKeys;
import dev.basalt.application.settings.keys.ProfileKeys;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigurationFile;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;

/**
 * Merges the layers of the configuration, from weakest to strongest: default values, those of the
 * command that was started, the file, the profile, {@code -c} of the command line, the {@code
 * config} of a call, its other arguments. The file is read each time. Thread-safe.
 */
public final class ConfigLayers {

    private final ConfigSchema schema;
    private final ConfigurationFile file;
    private final ConfigTable defaults;
    private final List<ConfigOverride> commandLine;

    /**
     * @param overrides the {@code -c} arguments in their order; those at {@link Place#COMMAND} are
     *     below the file instead
     */
    public ConfigLayers(
            ConfigSchema schema, ConfigurationFile file, List<ConfigOverride> overrides) {
        this.schema = schema;
        this.file = file;
        this.defaults =
                with(schema.builtIn(), overrides.stream().filter(ConfigLayers::ofCommand).toList());
        this.commandLine = overrides.stream().filter(override -> !ofCommand(override)).toList();
    }

    private static boolean ofCommand(ConfigOverride override) {
        return override.value().place().equals(Place.COMMAND);
    }

    public ConfigSchema schema() {
        return schema;
    }

    /** Returns the path of the file if there is none; blocks. */
    public Optional<String> missingFile() {
        return file.read()
                .toJavaOptional()
                .map(ConfigTable::place)
                .filter(place -> place.line().isEmpty())
                .map(Place::origin);
    }

    /** Reads the file and merges all layers; blocks. */
    public Either<SettingsError, CheckedConfig> joined(ConversationOptions options) {
        return fromFiles()
                .flatMap(fromFile ->
                        CallLayer.of(schema, options).flatMap(call -> joined(fromFile, call)));
    }

    private Either<SettingsError, ConfigTable> fromFiles() {
        return file.read()
                .flatMap(main ->
                        file.readModels()
                                .map(models ->
                                        models.map(each -> main.over(asOverrides(each)))
                                                .orElse(main)));
    }

    private static ConfigTable asOverrides(ConfigTable models) {
        return ConfigTable.empty(models.place()).with(ModelOverrideKeys.MODEL.table(), models);
    }

    private Either<SettingsError, CheckedConfig> joined(
            ConfigTable fromFile, List<ConfigOverride> call) {
        return checked(withOverrides(fromFile, call))
                .flatMap(written -> withProfile(written, fromFile, call))
                .map(joined -> new CheckedConfig(joined.over(defaults)));
    }

    private Either<SettingsError, CheckedConfig> checked(ConfigTable table) {
        return ConfigCheck.whole(schema, table)
                .<Either<SettingsError, CheckedConfig>>map(Either::left)
                .orElseGet(() -> Either.right(new CheckedConfig(table)));
    }

    private ConfigTable withOverrides(ConfigTable below, List<ConfigOverride> call) {
        return with(with(below, commandLine), call);
    }

    private static ConfigTable with(ConfigTable below, List<ConfigOverride> overrides) {
        ConfigTable table = below;
        for (ConfigOverride override : overrides) {
            table = table.with(override.path(), override.value());
        }
        return table;
    }

    /**
     * A profile may be chosen, and its contents set, in every layer. One that is a file of its own
     * is above the table of the same name.
     */
    private Either<SettingsError, ConfigTable> withProfile(
            CheckedConfig written, ConfigTable fromFile, List<ConfigOverride> call) {
        Optional<String> chosen = written.find(ProfileKeys.CHOSEN);
        if (chosen.isEmpty()) {
            return Either.right(written.table());
        }
        Optional<ConfigTable> table =
                written.entry(ProfileKeys.PROFILE, chosen.get())
                        .map(profile -> schema.inProfile(profile.table()));
        return file.readProfile(chosen.get())
                .filterOrElse(
                        ofFile -> ofFile.isPresent() || table.isPresent(),
                        _ -> notFound(chosen.get(), written))
                .flatMap(ofFile -> {
                    ConfigTable below = table.map(each -> each.over(fromFile)).orElse(fromFile);
                    return ofFile.isEmpty()
                            ? Either.right(withOverrides(below, call))
                            : checked(withOverrides(ofFile.get().over(below), call))
                                    .map(CheckedConfig::table);
                });
    }

    private static SettingsError notFound(String profile, CheckedConfig written) {
        return SettingsError.at(
                written.placeOf(ProfileKeys.CHOSEN),
                ProfileKeys.CHOSEN.name(),
                "config profile `" + profile + "` not found");
    }
}
