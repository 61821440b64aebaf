package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

/**
 * A word, or a table with details of which only the name is known.
 *
 * @param table the only name in such a table
 * @param meaning what such a table is read as
 */
record WordOrTableType<E>(WordType<E> word, String table, E meaning) implements SettingType<E> {

    @Override
    public String title() {
        return word.title();
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        if (!(value instanceof ConfigTable details)) {
            return word.check(value, key);
        }
        return details.entries().keySet().stream().allMatch(table::equals)
                        && details.entries().get(table) instanceof ConfigTable
                ? Optional.empty()
                : word.check(value, key);
    }

    @Override
    public E read(ConfigValue value) {
        return value instanceof ConfigTable ? meaning : word.read(value);
    }

    @Override
    public ConfigValue write(E value, Place place) {
        return word.write(value, place);
    }
}
