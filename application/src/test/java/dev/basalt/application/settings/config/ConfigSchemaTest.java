package dev.basalt.application.settings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.settings.ReadSetting;
import dev.basalt.application.settings.keys.ProfileKeys;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;
import dev.basalt.domain.settings.type.SettingTypes;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys as a door or an adapter declares them. */
class ConfigSchemaTest {

    private static final Place LINE_1 = Place.line("config.toml", 1);

    private final Declarations keys = new Declarations("door", Scope.PROCESS);

    private final SettingKey<Long> port =
            keys.key("door.port", SettingTypes.COUNT).byDefault(80L).means("The port.");

    private final SettingKey<String> style =
            keys.key("door_style", SettingTypes.TEXT).scope(Scope.PROFILE).means("The style.");

    private final SettingKey<String> token =
            keys.key("door_secrets.token", SettingTypes.SECRET)
                    .scope(Scope.PROTECTED)
                    .means("The token.");

    private ConfigTable file = ConfigTable.empty(Place.line("config.toml", 1));

    @Test
    void aKeyIsReadFromTheFile() {
        write("door.port", new ConfigValue.Whole(8080, LINE_1));

        assertEquals(8080L, new ReadSetting<>(layers(), port).handle());
    }

    @Test
    void aKeyHasItsDefaultValue() {
        assertEquals(80L, new ReadSetting<>(layers(), port).handle());
        assertEquals(Optional.empty(), joined(ConversationOptions.NONE).get().find(style));
    }

    @Test
    void aFileThatCannotBeUsedGivesTheDefaultValue() {
        write("door.port", new ConfigValue.Whole(8080, LINE_1));
        write("door_style", new ConfigValue.Whole(5, LINE_1));

        assertEquals(80L, new ReadSetting<>(layers(), port).handle());
    }

    @Test
    void theTypeOfAKeyIsChecked() {
        write("door.port", new ConfigValue.Text("http", LINE_1));

        assertEquals(
                "expected a whole number of at least 0, found \"http\" in `door.port` (config.toml,"
                        + " line 1)",
                joined(ConversationOptions.NONE).getLeft().message());
    }

    @Test
    void aProfileSetsTheKeysThatAreForProfiles() {
        write("profile", new ConfigValue.Text("p", LINE_1));
        write("profiles.p.door_style", new ConfigValue.Text("oak", LINE_1));
        write("profiles.p.door.port", new ConfigValue.Whole(8080, LINE_1));

        CheckedConfig config = joined(ConversationOptions.NONE).get();

        assertEquals("oak", config.get(style));
        assertEquals(80L, config.get(port));
    }

    @Test
    void aCallCannotSetAProtectedKey() {
        assertEquals(
                "can only be set in config.toml or with -c in `door_secrets` (argument"
                        + " config)",
                joined(call("door_secrets.token", "t")).getLeft().message());
    }

    @Test
    void theFileCanSetAProtectedKey() {
        write("door_secrets.token", new ConfigValue.Text("t", LINE_1));

        assertEquals("t", joined(ConversationOptions.NONE).get().get(token));
    }

    private void write(String key, ConfigValue value) {
        file = file.with(ConfigOverride.pathOf(key), value);
    }

    private Either<SettingsError, CheckedConfig> joined(ConversationOptions options) {
        return layers().joined(options);
    }

    private ConfigLayers layers() {
        ConfigSchema schema = new ConfigSchema(List.of(ProfileKeys.GROUP, keys.group()));
        return new ConfigLayers(schema, () -> Either.right(file), List.of());
    }

    private static ConversationOptions call(String key, String value) {
        return new ConversationOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(key, value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
