package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table whose names the user chooses; read in its order. */
record EntriesType<T>(SettingType<T> entry) implements SettingType<Map<String, T>> {

    private static final String EXPECTED = "a table";

    @Override
    public String title() {
        return "table of " + entry.title() + "s";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        if (!(value instanceof ConfigTable table)) {
            return secret()
                    ? InvalidValue.ofSecretType(value, key, EXPECTED)
                    : InvalidValue.ofType(value, key, EXPECTED);
        }
        return table.entries().entrySet().stream()
                .flatMap(each -> entry.check(each.getValue(), key + "." + each.getKey()).stream())
                .findFirst();
    }

    @Override
    public Map<String, T> read(ConfigValue value) {
        Map<String, T> entries = new LinkedHashMap<>();
        ((ConfigTable) value)
                .entries()
                .forEach((name, each) -> entries.put(name, entry.read(each)));
        return entries;
    }

    @Override
    public ConfigValue write(Map<String, T> value, Place place) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        value.forEach((name, each) -> entries.put(name, entry.write(each, place)));
        return new ConfigTable(entries, place);
    }

    @Override
    public boolean secret() {
        return entry.secret();
    }
}
