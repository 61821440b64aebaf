package dev.basalt.domain.settings.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.type.SettingTypes;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class DeclarationsTest {

    private final Declarations keys = new Declarations("servers", Scope.CALL);

    @Test
    void aKeyHasWhatItsDeclarationSays() {
        SettingKey<Long> key =
                keys.key("server.port", SettingTypes.COUNT)
                        .byDefault(80L)
                        .scope(Scope.PROCESS)
                        .withoutEffect()
                        .means("The port.");

        assertEquals("server.port", key.name());
        assertEquals(List.of("server", "port"), key.path());
        assertEquals(Optional.of(80L), key.defaultValue());
        assertEquals(Optional.of(new Whole(80, Place.BUILT_IN)), key.builtIn());
        assertEquals(Scope.PROCESS, key.scope());
        assertFalse(key.required());
        assertFalse(key.acts());
        assertEquals("The port.", key.meaning());
    }

    @Test
    void aKeyHasTheScopeOfItsGroupUnlessItSaysOtherwise() {
        assertEquals(Scope.CALL, keys.key("name", SettingTypes.TEXT).means("The name.").scope());
    }

    @Test
    void aKeyInAnEntryIsReadFromTheEntry() {
        SettingKey<ConfigTable> server =
                keys.key("servers.<name>", SettingTypes.TABLE).means("A server.");
        SettingKey<String> address =
                keys.key(server.field("address"), SettingTypes.TEXT)
                        .required()
                        .means("The address.");

        assertEquals("servers.<name>.address", address.name());
        assertEquals("servers.home.address", address.name("home"));
        assertEquals(List.of("address"), address.path());
        assertEquals(List.of("servers"), server.table());
        assertTrue(address.required());
    }

    @Test
    void aGroupHasItsKeysInTheirOrder() {
        SettingKey<String> name = keys.key("name", SettingTypes.TEXT).means("The name.");
        SettingKey<Boolean> on = keys.key("on", SettingTypes.FLAG).means("Whether it is on.");

        assertEquals(new KeyGroup("servers", List.of(name, on)), keys.group());
    }
}
