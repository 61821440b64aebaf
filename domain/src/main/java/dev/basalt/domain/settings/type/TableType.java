package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

record TableType() implements SettingType<ConfigTable> {

    @Override
    public String title() {
        return "table";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        return value instanceof ConfigTable
                ? Optional.empty()
                : InvalidValue.ofType(value, key, "a table");
    }

    @Override
    public ConfigTable read(ConfigValue value) {
        return (ConfigTable) value;
    }

    @Override
    public ConfigValue write(ConfigTable value, Place place) {
        return value;
    }
}
