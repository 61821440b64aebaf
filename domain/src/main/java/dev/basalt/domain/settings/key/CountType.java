package dev.basalt.domain.settings.key;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

record CountType() implements SettingType<Long> {

    @Override
    public String title() {
        return "integer";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        if (!(value instanceof Whole number)) {
            return InvalidValue.ofType(value, key, "u64");
        }
        return number.value() >= 0
                ? Optional.empty()
                : InvalidValue.at(
                        value,
                        key,
                        "invalid value: integer `" + number.value() + "`, expected u64");
    }

    @Override
    public Long read(ConfigValue value) {
        return ((Whole) value).value();
    }

    @Override
    public ConfigValue write(Long value, Place place) {
        return new Whole(value, place);
    }
}
