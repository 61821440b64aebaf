package dev.basalt.application.settings.config;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.key.SettingKey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Typed access to a configuration, or to an entry of one, that passed {@link ConfigCheck}.
 *
 * @param table in an entry of a table whose names the user chooses, the entry
 */
public record CheckedConfig(ConfigTable table) {

    /**
     * Returns the value of a key, or its default value.
     *
     * @throws IllegalStateException if the key has neither
     */
    public <T> T get(SettingKey<T> key) {
        return find(key)
                .or(key::defaultValue)
                .orElseThrow(() -> new IllegalStateException(key.name() + " has no default"));
    }

    /** Returns the value of a key, if it is set. */
    public <T> Optional<T> find(SettingKey<T> key) {
        return value(key).map(key.type()::read);
    }

    /** Returns the unread value of a key, if it is set. */
    public Optional<ConfigValue> value(SettingKey<?> key) {
        return table.at(key.path());
    }

    /** Returns where a key was set, or where the table was if the key is not set. */
    public Place placeOf(SettingKey<?> key) {
        return value(key).map(ConfigValue::place).orElse(table.place());
    }

    /** Returns an entry of a table whose names the user chooses. */
    public Optional<CheckedConfig> entry(SettingKey<ConfigTable> each, String name) {
        return entriesOf(each)
                .map(entries -> entries.get(name))
                .map(each.type()::read)
                .map(CheckedConfig::new);
    }

    /** Returns all entries of a table whose names the user chooses, in their order. */
    public Map<String, CheckedConfig> entries(SettingKey<ConfigTable> each) {
        Map<String, CheckedConfig> entries = new LinkedHashMap<>();
        entriesOf(each)
                .ifPresent(found ->
                        found.forEach((name, entry) ->
                                entries.put(name, new CheckedConfig(each.type().read(entry)))));
        return entries;
    }

    private Optional<Map<String, ConfigValue>> entriesOf(SettingKey<ConfigTable> each) {
        return table.at(each.table()).map(value -> ((ConfigTable) value).entries());
    }
}
