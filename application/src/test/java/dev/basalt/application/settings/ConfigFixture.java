package dev.basalt.application.settings;

import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.fake.NoInstructionFiles;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigurationFile;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.InstructionFiles;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration in memory: every setting of the file is on its own line. */
final class ConfigFixture {

    static final Path SERVER_DIRECTORY = Path.of("/srv");

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, ConfigTable> profileFiles = new LinkedHashMap<>();
    private final List<ModelApi> apis =
            new ArrayList<>(
                    List.of(
                            FakeApi.withDefaultProvider(),
                            FakeApi.at(
                                    FakeApi.provider("https://api.openai.com/v1", "chat", false))));
    private final List<ConfigOverride> commandLine = new ArrayList<>();
    private ConfigTable file = ConfigTable.empty(new Place("config.toml", Optional.empty()));
    private InstructionFiles instructionFiles = new NoInstructionFiles();
    private int line;

    /** Writes the next line of the file. */
    ConfigFixture file(String key, Object value) {
        line++;
        file = file.with(ConfigOverride.pathOf(key), value(value, Place.line("config.toml", line)));
        return this;
    }

    ConfigFixture commandLine(String key, Object value) {
        commandLine.add(
                new ConfigOverride(ConfigOverride.pathOf(key), value(value, Place.COMMAND_LINE)));
        return this;
    }

    private Optional<ConfigTable> models = Optional.empty();

    /** Sets a default of the command that was started. */
    ConfigFixture commandDefault(String key, Object value) {
        commandLine.add(
                new ConfigOverride(ConfigOverride.pathOf(key), value(value, Place.COMMAND)));
        return this;
    }

    List<ConfigOverride> overrides() {
        return List.copyOf(commandLine);
    }

    /** Writes a line of the file of a profile. */
    ConfigFixture profileFile(String profile, String key, Object value) {
        Place place = Place.line(profile + ".config.toml", 1);
        profileFiles.merge(
                profile,
                ConfigTable.empty(place).with(ConfigOverride.pathOf(key), value(value, place)),
                (before, added) -> added.over(before));
        return this;
    }

    /** Writes a member of {@code models.json}. */
    ConfigFixture modelsFile(String model, String key, Object value) {
        Place place = Place.line("models.json", 1);
        models =
                Optional.of(
                        models.orElse(ConfigTable.empty(place))
                                .with(List.of(model, key), value(value, place)));
        return this;
    }

    ConfigFixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Adds a provider that is built in, with the API that it is at home in. */
    ConfigFixture home(ProviderSettings provider) {
        return api(FakeApi.at(provider));
    }

    ConfigFixture api(ModelApi api) {
        apis.add(api);
        return this;
    }

    ConfigFixture instructionFiles(InstructionFiles files) {
        instructionFiles = files;
        return this;
    }

    ConfigurationFile configurationFile() {
        return new ConfigurationFile() {
            @Override
            public Either<SettingsError, ConfigTable> read() {
                return Either.right(file);
            }

            @Override
            public Either<SettingsError, Optional<ConfigTable>> readModels() {
                return Either.right(models);
            }

            @Override
            public Either<SettingsError, Optional<ConfigTable>> readProfile(String name) {
                return Either.right(Optional.ofNullable(profileFiles.get(name)));
            }
        };
    }

    ConfigLayers layers() {
        return new ConfigLayers(
                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                configurationFile(),
                commandLine);
    }

    Either<SettingsError, Settings> resolve(ConversationOptions options) {
        return resolveSettings().handle(options);
    }

    ResolveSettings resolveSettings() {
        return new ResolveSettings(
                layers(), instructionFiles, environment, new ModelApis(apis), SERVER_DIRECTORY);
    }

    Settings settings() {
        return resolve(ConversationOptions.NONE).get();
    }

    Settings settings(ConversationOptions options) {
        return resolve(options).get();
    }

    SettingsError error() {
        return resolve(ConversationOptions.NONE).getLeft();
    }

    SettingsError error(ConversationOptions options) {
        return resolve(options).getLeft();
    }

    private static ConfigValue value(Object plain, Place place) {
        return switch (plain) {
            case String text -> new ConfigValue.Text(text, place);
            case Boolean truth -> new ConfigValue.Truth(truth, place);
            case Integer number -> new ConfigValue.Whole(number, place);
            case Double number -> new ConfigValue.Fraction(number, place);
            case List<?> items ->
                    new ConfigValue.Sequence(
                            items.stream().map(item -> value(item, place)).toList(), place);
            default -> throw new IllegalArgumentException(plain.getClass().getName());
        };
    }
}
