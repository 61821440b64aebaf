package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Truth;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

record FlagType() implements SettingType<Boolean> {

    @Override
    public String title() {
        return "boolean";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        return value instanceof Truth
                ? Optional.empty()
                : InvalidValue.ofType(value, key, "`true` or `false`");
    }

    @Override
    public Boolean read(ConfigValue value) {
        return ((Truth) value).value();
    }

    @Override
    public ConfigValue write(Boolean value, Place place) {
        return new Truth(value, place);
    }
}
